package dev.tenantonboarding.tests.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.tests.stage.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What functions have logged since.
 *
 * @param since how long each file was
 */
record LogTail(Map<Path, Long> since) {
    // How AWS's temporary access keys begin.
    private static final Pattern ACCESS_KEY = Pattern.compile("\\bASIA[A-Z0-9]{8,}");

    static LogTail of(List<Path> files) {
        Map<Path, Long> since = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                since.put(file, Files.size(file));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return new LogTail(since);
    }

    private String text() {
        return since.entrySet().stream().map(file -> text(file.getKey(), file.getValue())).collect(Collectors.joining());
    }

    private static String text(Path file, long from) {
        try {
            byte[] all = Files.readAllBytes(file);
            String text = new String(Arrays.copyOfRange(all, (int) from, all.length), StandardCharsets.UTF_8);
            // Somebody else may be in the middle of a line.
            return text.substring(0, text.lastIndexOf('\n') + 1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Lines that name another tenant than the one whom their invocation was for; or that there are none of them. */
    List<String> wrongFields(Witness witness) {
        Map<String, String> callers = witness.callers();
        List<JsonNode> lines = text().lines().filter(line -> line.startsWith("{")).map(Json::read)
                .filter(line -> line.path("function_request_id").isTextual())
                .toList();
        boolean told = lines.stream().anyMatch(line -> callers.containsKey(line.path("function_request_id").asText()));
        return told ? lines.stream().flatMap(line -> wrong(line, callers)).toList() : List.of("log fields: no line of any invocation is in the log");
    }

    private static Stream<String> wrong(JsonNode line, Map<String, String> callers) {
        String named = line.path("tenantId").asText();
        String message = line.path("message").asText();
        // Whoever is told so has no name.
        String due = message.equals("answered 401") || message.startsWith("refused:")
                ? "" : callers.getOrDefault(line.path("function_request_id").asText(), named);
        return named.equals(due) ? Stream.of() : Stream.of("log fields: \"" + message + "\" names \"" + named + "\" instead of \"" + due + "\"");
    }

    /** Credentials or tokens that stand in the log. */
    List<String> secrets(Witness witness, List<String> tokens) {
        String text = text();
        return Stream.concat(
                ACCESS_KEY.matcher(text).results().limit(1).map(found -> "secrets in the log: the access key " + found.group()),
                Stream.concat(witness.secrets().stream(), tokens.stream()).filter(text::contains).limit(1).map(secret -> "secrets in the log: a token or a key"))
                .toList();
    }
}
