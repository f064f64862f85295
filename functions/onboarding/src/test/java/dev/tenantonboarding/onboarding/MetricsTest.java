package dev.tenantonboarding.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void the_line_is_one_that_cloudwatch_reads_the_stacks_metrics_from() throws Exception {
        Map<String, Integer> counts = new TreeMap<>(Map.of("TenantsAudited", 8, "TenantsViolated", 2));

        String line = Metrics.line("tenant-onboarding", counts, Instant.parse("2026-11-23T10:00:00Z"));

        assertThat(line).endsWith("\n").doesNotContain("\n{");
        JsonNode read = new ObjectMapper().readTree(line);
        assertThat(read.path("Stack").textValue()).isEqualTo("tenant-onboarding");
        assertThat(read.path("TenantsAudited").intValue()).isEqualTo(8);
        assertThat(read.path("TenantsViolated").intValue()).isEqualTo(2);
        assertThat(read.at("/_aws/Timestamp").longValue()).isEqualTo(1_795_428_000_000L);
        JsonNode directive = read.at("/_aws/CloudWatchMetrics/0");
        assertThat(directive.path("Namespace").asText()).isEqualTo("TenantOnboarding");
        assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"Stack\"]]");
        assertThat(directive.path("Metrics").findValuesAsText("Name")).containsExactly("TenantsAudited", "TenantsViolated");
    }
}
