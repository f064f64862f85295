package dev.tenantonboarding.onboarding.upload;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * XGBoost's JSON: one object with a {@code learner} and a {@code version}. It is parsed to its end, since what merely begins like JSON can
 * be a program; yet never held in memory.
 */
final class XgboostJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private XgboostJson() {}

    static boolean matches(byte[] head, InputStream rest) throws IOException {
        if (!beginsLikeObject(head)) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(new SequenceInputStream(new ByteArrayInputStream(head), new Unclosed(rest)))) {
            return isModel(parser);
        } catch (JacksonException notJson) {
            return false;
        }
    }

    private static boolean beginsLikeObject(byte[] head) {
        if (head.length == 0 || head[0] != '{') {
            return false;
        }
        int next = 1;
        while (next < head.length && Character.isWhitespace(head[next])) {
            next++;
        }
        return next < head.length && head[next] == '"';
    }

    private static boolean isModel(JsonParser parser) throws IOException {
        boolean learner = false;
        boolean version = false;
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            learner |= field.equals("learner") && value == JsonToken.START_OBJECT;
            version |= field.equals("version") && value == JsonToken.START_ARRAY;
            parser.skipChildren();
        }
        return learner && version && parser.nextToken() == null;
    }

    /** The archive's stream goes on after this file, yet a sequence closes each of its parts once it is read. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream stream) {
            super(stream);
        }

        @Override
        public void close() {
            // Its owner closes it.
        }
    }
}
