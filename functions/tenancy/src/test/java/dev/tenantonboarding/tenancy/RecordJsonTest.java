package dev.tenantonboarding.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final Owner OWNER = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-onboarding:run-1", 0);

    static TenantRecord fresh() {
        return onboarding(Events.created(), TierIsolation.NONE);
    }

    private static TenantRecord onboarding(JsonNode detail, TierIsolation tiers) {
        return TenantRecord.onboarding(TenantCreated.from(detail, tiers), Events.envelope(detail), OWNER, NOW);
    }

    static TenantRecord complete() {
        Verdict verdict = Verdict.of(List.of(new ProbeResult(
                "own-call", "acme", "acme", ProbeResult.Expected.ALLOWED, ProbeResult.Outcome.ALLOWED, "the model answered")));
        return fresh()
                .with(new Artifact("models", "pool/acme.tar.gz", "ab".repeat(32), 1234))
                .servedBy("pool--main")
                .reachedAt("https://api.example.com")
                .with(verdict)
                .at(NOW.plusSeconds(60));
    }

    @Test
    void a_record_reads_back_as_it_was_written_at_every_stage() {
        List<TenantRecord> stages = List.of(
                fresh(), complete(), complete().activated(), complete().failed(new Failure("TagResources", "AwsUnavailable", "try later", NOW)),
                complete().activated().quarantined("a leaked token", false, NOW),
                complete().staleInPool(Set.of("pool--main-1", "pool--main-2")).offboardedBy(OWNER, Events.deletion()),
                complete().offboardedBy(OWNER, Events.deletion()).offboarded(),
                complete().repeatedAt(NOW),
                TenantRecord.unheardOf(new TenantId("acme"), Events.deletion(), OWNER, NOW));

        assertThat(stages).allSatisfy(stage -> assertThat(RecordJson.read(RecordJson.write(stage))).isEqualTo(stage));
    }

    @Test
    void a_record_keeps_the_isolation_model_that_its_tier_had_whatever_became_of_the_tier() {
        TenantRecord record = onboarding(Events.file("TenantCreated.tier.example.json"), TierIsolation.parse("premium=silo"));

        assertThat(RecordJson.read(RecordJson.write(record))).isEqualTo(record);
        assertThat(record.tenant().isolation()).isEqualTo(IsolationModel.SILO);
    }

    @Test
    void the_written_record_says_what_a_reader_looks_for() {
        var tree = Events.json(RecordJson.write(complete().activated()));

        assertThat(tree.path("tenantId").textValue()).isEqualTo("acme");
        assertThat(tree.path("status").textValue()).isEqualTo("ACTIVE");
        assertThat(tree.path("isolation").textValue()).isEqualTo("pool");
        assertThat(tree.path("apiUrl").textValue()).isEqualTo("https://api.example.com");
        assertThat(tree.path("owner").path("executionArn").textValue()).isEqualTo(OWNER.executionArn());
        assertThat(tree.path("verdict").path("verdict").textValue()).isEqualTo("ISOLATED");
        assertThat(tree.path("event").path("detail")).isEqualTo(Events.created());
        assertThat(tree.has("failure")).isFalse();
    }

    @Test
    void an_execution_that_resumes_clears_the_failure_and_keeps_what_was_made() {
        TenantRecord failed = complete().failed(new Failure("TagResources", "AwsUnavailable", "try later", NOW));

        TenantRecord resumed = failed.resumedBy(new Owner(OWNER.executionArn(), 1));

        assertThat(resumed.status()).isEqualTo(TenantStatus.ONBOARDING);
        assertThat(resumed.failure()).isEmpty();
        assertThat(resumed.artifact()).isEqualTo(failed.artifact());
    }

    @Test
    void what_is_no_record_is_refused() {
        assertThatThrownBy(() -> RecordJson.read("{")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordJson.read("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordJson.read(RecordJson.write(fresh()).replace("ONBOARDING", "DREAMING")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordJson.read(RecordJson.write(fresh()).replace("ONBOARDING", "QUARANTINED")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordJson.read(RecordJson.write(fresh()).replace("\"isolation\" : \"pool\"", "\"isolation\" : \"vault\"")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
