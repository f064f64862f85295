package dev.tenantonboarding.samples.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A data set: the first line of its file names the columns, and cells are parted by commas, without quotes.
 *
 * @param columns the names in the first line
 * @param rows    the lines below it; each has as many cells as there are columns
 */
record Table(List<String> columns, List<List<String>> rows) {

    private static final String NOT_MEASURED = "NA";

    Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(columns.size() + " columns, but a row of " + row.size() + ": " + row);
            }
        }
    }

    static Table read(Path csv) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(csv).stream().map(line -> List.of(line.split(",", -1))).toList());
        var columns = lines.removeFirst();
        return new Table(columns, lines);
    }

    /** The rows where each of these columns was measured. */
    Table measuredIn(List<String> names) {
        var kept = rows.stream().filter(row -> names.stream().noneMatch(name -> cell(row, name).equals(NOT_MEASURED))).toList();
        return new Table(columns, kept);
    }

    /** What XGBoost learns from: these columns in this order, and a label made from the text of another. */
    DMatrix matrix(List<String> features, String target, ToDoubleFunction<String> label) throws XGBoostError {
        var cells = new float[rows.size() * features.size()];
        var labels = new float[rows.size()];
        for (int r = 0; r < rows.size(); r++) {
            for (int f = 0; f < features.size(); f++) {
                cells[r * features.size() + f] = Float.parseFloat(cell(rows.get(r), features.get(f)));
            }
            labels[r] = (float) label.applyAsDouble(cell(rows.get(r), target));
        }
        var matrix = new DMatrix(cells, rows.size(), features.size(), Float.NaN);
        matrix.setLabel(labels);
        return matrix;
    }

    private String cell(List<String> row, String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("No column " + name + " among " + columns);
        }
        return row.get(index);
    }
}
