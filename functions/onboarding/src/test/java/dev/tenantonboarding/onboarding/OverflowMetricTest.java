package dev.tenantonboarding.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OverflowMetricTest {
    @Test
    void the_line_is_one_that_cloudwatch_reads_a_metric_from() throws Exception {
        String line = OverflowMetric.line("tenant-onboarding", 2, Instant.parse("2026-11-23T10:00:00Z"));

        assertThat(line).endsWith("\n").doesNotContain("\n{");
        JsonNode read = new ObjectMapper().readTree(line);
        assertThat(read.path("QuarantineOverflow").intValue()).isEqualTo(2);
        assertThat(read.at("/_aws/Timestamp").longValue()).isEqualTo(1_795_428_000_000L);
        JsonNode directive = read.at("/_aws/CloudWatchMetrics/0");
        assertThat(directive.path("Namespace").asText()).isEqualTo("TenantOnboarding");
        assertThat(directive.at("/Metrics/0/Name").asText()).isEqualTo("QuarantineOverflow");
        assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"Stack\"]]");
        assertThat(read.path("Stack").asText()).isEqualTo("tenant-onboarding");
    }
}
