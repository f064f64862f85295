package dev.tenantonboarding.onboarding.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The formats that a model file may have where tenants share a container, told by content alone.
 *
 * <p>AWS's XGBoost container first tries to unpickle a model, and unpickling runs whatever the pickle says. So no format here begins with
 * a byte that an unpickler would go on after.
 */
public enum ModelFormat {
    XGBOOST_JSON(XgboostJson::matches),
    XGBOOST_UBJ((head, rest) -> XgboostUbj.matches(head)),
    XGBOOST_BINARY((head, rest) -> XgboostBinary.matches(head));

    /** How many bytes of a file are looked at before the rest, at most. */
    static final int HEAD = 1024;

    private interface Content {
        boolean matches(byte[] head, InputStream rest) throws IOException;
    }

    private final Content content;

    ModelFormat(Content content) {
        this.content = content;
    }

    /** The name that configuration uses, such as {@code xgboost-json}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The formats that a word stands for: one of them, or a family such as {@code xgboost}. None if the word is unknown. */
    public static List<ModelFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word) || format.word().startsWith(word + "-"))
                .toList();
    }

    public static String words() {
        return Arrays.stream(values()).map(ModelFormat::word).collect(Collectors.joining(", "));
    }

    /** Reads of the rest only if the head leaves no other format possible. */
    boolean matches(byte[] head, InputStream rest) throws IOException {
        return content.matches(head, rest);
    }
}
