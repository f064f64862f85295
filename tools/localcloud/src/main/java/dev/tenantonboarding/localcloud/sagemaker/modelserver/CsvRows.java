package dev.tenantonboarding.localcloud.sagemaker.modelserver;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code text/csv} as AWS's XGBoost container does: no header, numbers parted by commas, an empty cell is a missing value. */
final class CsvRows {

    private CsvRows() {
    }

    /** @throws Unreadable in the words of the container */
    static List<float[]> parse(byte[] body) throws Unreadable {
        var text = decode(body).strip();
        if (text.isEmpty()) {
            throw new Unreadable("Could not determine delimiter");
        }
        var rows = new ArrayList<float[]>();
        for (var line : text.split("\n", -1)) {
            rows.add(row(line));
            if (rows.getLast().length != rows.getFirst().length) {
                throw new Unreadable("setting an array element with a sequence. The requested array has an inhomogeneous shape");
            }
        }
        return rows;
    }

    private static String decode(byte[] body) throws Unreadable {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("'utf-8' codec can't decode the body");
        }
    }

    private static float[] row(String line) throws Unreadable {
        var cells = line.split(",", -1);
        var row = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            row[i] = number(cells[i].strip());
        }
        return row;
    }

    private static float number(String cell) throws Unreadable {
        if (cell.isEmpty() || cell.equalsIgnoreCase("nan")) {
            return Float.NaN;
        }
        try {
            return Float.parseFloat(cell);
        } catch (NumberFormatException e) {
            throw new Unreadable("could not convert string to float: '" + cell + "'");
        }
    }

    /** The body isn't rows of numbers. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super("Loading csv data failed with Exception, please ensure data is in csv format:\n " + reason);
        }
    }
}
