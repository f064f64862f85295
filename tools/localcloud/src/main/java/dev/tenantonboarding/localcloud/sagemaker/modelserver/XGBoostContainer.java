package dev.tenantonboarding.localcloud.sagemaker.modelserver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers questions as AWS's XGBoost container in algorithm mode does, as far as {@code text/csv} goes, errors included. */
public final class XGBoostContainer {
    private static final String CSV = "text/csv";

    private final CsvPredictions form;

    public XGBoostContainer(CsvPredictions form) {
        this.form = form;
    }

    public ContainerAnswer answer(Model model, Question question) {
        var body = question.body();
        if (body.length == 0) {
            // The container says 204, which SageMaker passes on as a success without a body.
            return new ContainerAnswer.Prediction(CSV, new byte[0]);
        }
        if (!isCsv(question.contentType())) {
            return new ContainerAnswer.Failure(415, question.contentType().orElse("") + " is not an accepted ContentType: csv, text/csv.");
        }
        try {
            return predict(model, CsvRows.parse(body), question.accept());
        } catch (CsvRows.Unreadable e) {
            return new ContainerAnswer.Failure(415, e.getMessage());
        }
    }

    private ContainerAnswer predict(Model model, List<float[]> rows, Optional<String> accept) {
        int columns = rows.getFirst().length;
        if (columns > model.features()) {
            return new ContainerAnswer.Failure(400, "Unable to evaluate payload provided: Number of columns does not match number of "
                    + "features in booster. Columns: " + columns + " Features: " + model.features());
        }
        if (accept.isPresent() && !accepts(accept.get())) {
            return new ContainerAnswer.Failure(406, "Accept type " + accept.get() + " is not supported. Please use supported accept types: ['" + CSV + "'].");
        }
        var text = form.write(rows.stream().map(model::predict).toList());
        return new ContainerAnswer.Prediction(CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isCsv(Optional<String> contentType) {
        return contentType.map(XGBoostContainer::mediaType).filter(type -> type.equals(CSV) || type.equals("csv")).isPresent();
    }

    private static boolean accepts(String accept) {
        return Arrays.stream(accept.split(",")).map(XGBoostContainer::mediaType)
                .anyMatch(type -> type.isEmpty() || type.equals(CSV) || type.equals("text/*") || type.equals("*/*"));
    }

    private static String mediaType(String header) {
        return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
