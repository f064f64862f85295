package dev.tenantonboarding.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DriftTest {

    private static final Path REPOSITORY = Path.of("..");

    @ParameterizedTest
    @EnumSource
    void the_committed_template_is_what_the_sources_synthesize(Template template) throws Exception {
        Node.assumePresent("the committed template was not compared with the sources");
        var committed = Files.readString(REPOSITORY.resolve(template.file())).lines().toList();
        var synthesized = template.synthesize(REPOSITORY).lines().toList();
        assertThat(synthesized.equals(committed))
                .withFailMessage(() -> template.file() + " is stale from line " + firstDifference(committed, synthesized)
                        + " on; refresh it with: ./mvnw -q -pl infra -am -Psynth process-classes")
                .isTrue();
    }

    private static int firstDifference(List<String> one, List<String> other) {
        var shorter = Math.min(one.size(), other.size());
        return 1 + IntStream.range(0, shorter).filter(line -> !one.get(line).equals(other.get(line))).findFirst().orElse(shorter);
    }
}
