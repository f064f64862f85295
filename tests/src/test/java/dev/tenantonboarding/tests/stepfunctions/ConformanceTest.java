package dev.tenantonboarding.tests.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds Step Functions to the cases under {@code asl/}, one file each. A case names its {@code source}; it has a {@code definition} and
 * either the {@code diagnostics} with which AWS refuses it, or the {@code events} of its execution. An event is its headline
 * ({@code id<previous Type}), followed by those details that the case insists on. Beside it a case may have an {@code input},
 * {@code functions} that do as it tells, {@code objects} in a bucket, and {@code children}: the events of the executions that its
 * distributed Maps start.
 */
class ConformanceTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static CaseCloud cloud;

    @BeforeAll
    static void open() {
        cloud = new CaseCloud();
    }

    @AfterAll
    static void close() {
        cloud.close();
    }

    @AfterEach
    void clear() {
        cloud.clear();
    }

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
        var told = JSON.readValue(Files.readString(folder().resolve(name)), Map.class);
        assertThat((String) told.get("source")).isNotBlank();
        var definition = told.get("definition") instanceof String text ? text : JSON.writeValueAsString(told.get("definition"));
        if (told.containsKey("diagnostics")) {
            assertRefused(definition, (List<?>) told.get("diagnostics"));
            return;
        }
        cloud.functions(part(told, "functions"));
        part(told, "objects").forEach((key, content) -> cloud.put((String) key, (String) content));
        var execution = cloud.start(cloud.machine(definition), told.containsKey("input") ? JSON.writeValueAsString(told.get("input")) : "{}");
        cloud.ended(execution);
        assertEvents(cloud.history(execution), (List<?>) told.get("events"));
        if (told.containsKey("children")) {
            var children = cloud.mapRuns(execution).stream().flatMap(run -> cloud.children(run).stream()).toList();
            var expected = (List<?>) told.get("children");
            assertThat(children).hasSameSizeAs(expected);
            for (var i = 0; i < children.size(); i++) {
                assertEvents(cloud.history(children.get(i)), (List<?>) expected.get(i));
            }
        }
    }

    private static Map<?, ?> part(Map<?, ?> told, String name) {
        return told.containsKey(name) ? (Map<?, ?>) told.get(name) : Map.of();
    }

    private static void assertRefused(String definition, List<?> diagnostics) {
        var validated = cloud.states().validateStateMachineDefinition(request -> request.definition(definition));
        assertThat(validated.diagnostics().stream().map(ConformanceTest::printed).toList()).isEqualTo(diagnostics);
        assertThatThrownBy(() -> cloud.machine(definition)).isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(printed(validated.diagnostics().getFirst()));
    }

    /** As AWS prints it in an InvalidDefinition error. */
    private static String printed(ValidateStateMachineDefinitionDiagnostic diagnostic) {
        return diagnostic.code() + ": " + diagnostic.message() + " at " + diagnostic.location();
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
                return JSON.readValue(text, Object.class);
            } catch (JacksonException e) {
                return text;
            }
        }
        return actual;
    }
}
