package dev.tenantonboarding.onboarding.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.tenancy.TenantId;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRunTest {
    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:tenant-onboarding-isolation-audit:Any_name";

    @Test
    void runs_sort_by_the_time_at_which_they_began() {
        Stream<String> names = Stream.of("2026-11-23T23:59:59.999Z", "2026-11-24T00:00:00Z", "2027-01-01T00:00:00Z")
                .map(start -> AuditRun.of(EXECUTION, Instant.parse(start)).name());

        assertThat(names).isSorted().first().asString().matches("2026-11-23T23-59-59Z-[0-9a-f]{8}");
    }

    @Test
    void two_executions_that_begin_at_once_are_two_runs_and_one_that_is_redriven_stays_the_same() {
        Instant start = Instant.parse("2026-11-23T10:00:00Z");

        assertThat(AuditRun.of(EXECUTION, start)).isEqualTo(AuditRun.of(EXECUTION, start)).isNotEqualTo(AuditRun.of(EXECUTION + "2", start));
    }

    @Test
    void only_documents_lie_right_below_their_prefix() {
        AuditRun run = new AuditRun("2026-11-23T10-00-00Z-0a1b2c3d");

        assertThat(run.documentKey()).isEqualTo("audits/2026-11-23T10-00-00Z-0a1b2c3d.json");
        assertThat(Stream.of(run.planKey(), run.unreadableKey(), run.findingKey(new TenantId("acme"))))
                .allMatch(key -> key.startsWith("audits/2026-11-23T10-00-00Z-0a1b2c3d/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-23T10-00-00Z", "../tenants/acme", "2026-11-23T10:00:00Z-0a1b2c3d"})
    void nothing_else_is_a_run(String name) {
        assertThatThrownBy(() -> new AuditRun(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
