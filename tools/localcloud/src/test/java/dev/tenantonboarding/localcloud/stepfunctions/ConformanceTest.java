package dev.tenantonboarding.localcloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import dev.tenantonboarding.localcloud.stepfunctions.language.Definition;
import dev.tenantonboarding.localcloud.stepfunctions.language.Diagnostic;
import dev.tenantonboarding.localcloud.stepfunctions.language.InvalidDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Holds the interpreter to the cases under {@code asl/}, one file each. A case names its {@code source}; it has a {@code definition} and
 * either the {@code diagnostics} with which AWS refuses it, or the {@code events} of its execution. An event is its headline
 * ({@code id<previous Type}), followed by those details that the case insists on.
 */
class ConformanceTest {

    static Stream<String> cases() throws Exception {
        try (var files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")).sorted().toList().stream();
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(ConformanceTest.class.getResource("/asl").toURI());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void behavesAsTheCaseTells(String name) throws Exception {
        var told = (Map<?, ?>) Json.parse(Files.readString(folder().resolve(name)));
        assertThat((String) told.get("source")).isNotBlank();
        var definition = told.get("definition") instanceof String text ? text : Json.print(told.get("definition"));
        if (told.containsKey("diagnostics")) {
            var refused = catchThrowableOfType(InvalidDefinition.class, () -> Definition.parse(definition));
            assertThat(refused).as("refused").isNotNull();
            assertThat(refused.diagnostics().stream().map(Diagnostic::toString).toList()).isEqualTo(told.get("diagnostics"));
        } else {
            var functions = told.containsKey("functions") ? (Map<?, ?>) told.get("functions") : Map.of();
            var input = told.containsKey("input") ? Json.print(told.get("input")) : "{}";
            var execution = Runs.of(definition, input, new ScriptedLambda(functions));
            assertEvents(execution.history().events(), (List<?>) told.get("events"));
        }
    }

    private static void assertEvents(List<HistoryEvent> events, List<?> expected) {
        var headlines = expected.stream().filter(String.class::isInstance).toList();
        assertThat(Events.headlines(events)).isEqualTo(headlines);
        var index = -1;
        for (var element : expected) {
            if (element instanceof String) {
                index++;
            } else {
                var event = events.get(index);
                ((Map<?, ?>) element).forEach((member, value) ->
                        assertThat(comparable(Events.details(event).get(member), value)).as(Events.headline(event) + " " + member).isEqualTo(value));
            }
        }
    }

    /** JSON inside a text is compared as JSON, so that cases can write it plainly; a null in a case means that the member is missing. */
    private static Object comparable(Object actual, Object expected) {
        if (actual instanceof String text && !(expected instanceof String)) {
            try {
                return Json.parse(text);
            } catch (Json.Malformed e) {
                return text;
            }
        }
        return actual == null ? Json.NULL : actual;
    }
}
