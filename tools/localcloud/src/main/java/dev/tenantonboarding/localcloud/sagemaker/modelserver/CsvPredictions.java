package dev.tenantonboarding.localcloud.sagemaker.modelserver;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes predictions as AWS's XGBoost container does. Its two servers differ: the one for single models gives every prediction
 * a line, the one for multi-model endpoints puts them all on one line, classes in brackets.
 */
public enum CsvPredictions {
    LINES {
        @Override
        String write(List<float[]> predictions) {
            return predictions.stream().map(values -> joined(values, ",") + "\n").collect(Collectors.joining());
        }
    },
    ONE_LINE {
        @Override
        String write(List<float[]> predictions) {
            return predictions.stream()
                    .map(values -> values.length == 1 ? number(values[0]) : "[" + joined(values, ", ") + "]")
                    .collect(Collectors.joining(","));
        }
    };

    abstract String write(List<float[]> predictions);

    private static String joined(float[] values, String separator) {
        return IntStream.range(0, values.length).mapToObj(i -> number(values[i])).collect(Collectors.joining(separator));
    }

    /** As Python prints a float: the double's shortest digits, and an exponent only below 0.0001 and from 1e16. */
    static String number(float value) {
        double d = value;
        if (Double.isNaN(d)) {
            return "nan";
        }
        if (Double.isInfinite(d)) {
            return d > 0 ? "inf" : "-inf";
        }
        double size = Math.abs(d);
        if (size == 0 || size >= 1e-4 && size < 1e16) {
            var plain = new BigDecimal(Double.toString(d)).toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        var parts = Double.toString(d).split("E");
        int exponent = Integer.parseInt(parts[1]);
        return "%se%s%02d".formatted(parts[0].replaceFirst("\\.0$", ""), exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
