package dev.tenantonboarding.tenantctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads JSON that the user wrote. */
public final class JsonInput {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonInput() {}

    /** @throws CommandFailed if the file can't be read, or is not one JSON document */
    public static JsonNode read(Path file) {
        try {
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw CommandFailed.usage("there is no file " + file);
        } catch (IOException e) {
            throw CommandFailed.usage("the file " + file + " can't be read");
        }
    }

    /**
     * @param name what messages call it
     * @throws CommandFailed if the text is not one JSON document, naming the place where it stops being one
     */
    public static JsonNode parse(String name, byte[] text) {
        try {
            var tree = JSON.readTree(text);
            if (tree.isMissingNode()) {
                throw CommandFailed.usage(name + " is not JSON: it is empty");
            }
            return tree;
        } catch (JsonProcessingException e) {
            // The parser's own words speak of its settings and classes.
            throw CommandFailed.usage("%s is not JSON: it goes wrong at line %d, column %d".formatted(
                    name, e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw CommandFailed.usage(name + " is not text in UTF-8");
        }
    }
}
