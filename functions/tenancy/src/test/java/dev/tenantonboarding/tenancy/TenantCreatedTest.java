package dev.tenantonboarding.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantCreatedTest {
    private static final TierIsolation TIERS = TierIsolation.parse("basic=pool,premium=silo");
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Events.file("TenantCreated.schema.json"));

    @Test
    void the_sample_event_is_valid_and_read_whole() {
        TenantCreated created = TenantCreated.from(Events.created(), TIERS);

        assertThat(created.tenantId()).hasToString("acme");
        assertThat(created.isolation()).isEqualTo(IsolationModel.POOL);
        assertThat(created.modelSource()).isEqualTo(new ModelSource.Archive("tenant-model-sources", "shared/iris.tar.gz"));
        assertThat(created.costCenter()).isEqualTo("CC-1207");
        assertThat(created.correlationId()).contains("signup-4711");
        assertThat(created.probe()).isEqualTo(new ProbeRequest("5.1,3.5,1.4,0.2", "text/csv"));
        assertThat(SCHEMA.validate(Events.created())).isEmpty();
    }

    @Test
    void the_sample_event_of_a_bridge_tenant_is_valid_and_read_whole() {
        JsonNode detail = Events.file("TenantCreated.bridge.example.json");

        TenantCreated created = TenantCreated.from(detail, TIERS);

        assertThat(created.isolation()).isEqualTo(IsolationModel.BRIDGE);
        assertThat(created.modelSource()).isEqualTo(new ModelSource.Prefix("tenant-model-sources", "initech/churn/"));
        assertThat(SCHEMA.validate(detail)).isEmpty();
    }

    @Test
    void the_sample_event_of_a_tier_gets_the_isolation_model_that_the_tier_is_mapped_to() {
        JsonNode detail = Events.file("TenantCreated.tier.example.json");

        TenantCreated created = TenantCreated.from(detail, TIERS);

        assertThat(created.isolation()).isEqualTo(IsolationModel.SILO);
        assertThat(created.tier()).contains("premium");
        assertThat(SCHEMA.validate(detail)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"gold, 'must be one of basic, premium'", "Premium, must be lower-case", "'', must be lower-case"})
    void a_tier_that_is_not_mapped_is_refused_with_those_that_are(String tier, String rule) {
        ObjectNode detail = Events.created().without(List.of("isolation"));
        detail.put("tier", tier);

        assertThatThrownBy(() -> TenantCreated.from(detail, TIERS))
                .isInstanceOf(InvalidTenantEvent.class)
                .hasMessageStartingWith("tier ")
                .hasMessageContaining(rule);
    }

    @Test
    void without_tiers_none_is_offered() {
        JsonNode detail = Events.file("TenantCreated.tier.example.json");

        assertThatThrownBy(() -> TenantCreated.from(detail, TierIsolation.NONE))
                .isInstanceOf(InvalidTenantEvent.class)
                .hasMessageContaining("is not offered");
    }

    @Test
    void what_an_event_leaves_out_has_a_default() {
        ObjectNode detail = Events.created().without(List.of("costCenter", "correlationId", "probePayload", "probeContentType"));

        TenantCreated created = TenantCreated.from(detail, TIERS);

        assertThat(created.costCenter()).isEqualTo("acme");
        assertThat(created.correlationId()).isEmpty();
        assertThat(created.modelSha256()).isEmpty();
        assertThat(created.probe()).isEqualTo(new ProbeRequest("\n", "text/csv"));
    }

    @Test
    void hashes_are_compared_in_lower_case_and_unknown_fields_do_no_harm() {
        ObjectNode detail = Events.created().put("modelSha256", "AB".repeat(32)).put("plan", "gold");

        assertThat(TenantCreated.from(detail, TIERS).modelSha256()).contains("ab".repeat(32));
        assertThat(SCHEMA.validate(detail)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void a_field_that_breaks_a_rule_is_refused_with_both_named(String field, String value, String rule) {
        ObjectNode detail = Events.created();
        detail.set(field, Events.json(value));

        assertThatThrownBy(() -> TenantCreated.from(detail, TIERS))
                .isInstanceOfSatisfying(InvalidTenantEvent.class, refused -> assertThat(refused.field()).isEqualTo(field))
                .hasMessageContaining(rule);
        assertThat(SCHEMA.validate(detail)).isNotEmpty();
    }

    static Stream<Arguments> a_field_that_breaks_a_rule_is_refused_with_both_named() {
        String tooLong = "\"" + "a".repeat(20_000) + "\"";
        return Stream.of(
                arguments("tenantId", "\"Acme\"", "must match"),
                arguments("tenantId", "\"pool--main\"", "must match"),
                arguments("tenantId", "\"shared\"", "not be shared"),
                arguments("tenantId", "\"a\"", "2 to 32"),
                arguments("tenantId", "\"" + "a".repeat(33) + "\"", "2 to 32"),
                arguments("tenantId", "7", "must be a string"),
                arguments("tenantId", "null", "must be a string"),
                arguments("tenantId", tooLong, "at most"),
                arguments("tenantName", "\" \"", "more than spaces"),
                arguments("tenantName", "\"a\\nb\"", "control characters"),
                arguments("tenantName", "\"a\\u0085b\"", "control characters"),
                arguments("tenantName", "\"a\\u009bb\"", "control characters"),
                arguments("tenantName", "\"a\\u2028b\"", "line ends"),
                arguments("tenantName", "\"a\\u202eb\"", "direction"),
                arguments("tenantName", "\"a\\u2066b\"", "direction"),
                arguments("tenantName", "\" \\u200b\\u3000\"", "more than spaces"),
                arguments("tenantName", "[]", "must be a string"),
                arguments("tenantName", tooLong, "at most 256"),
                arguments("isolation", "\"POOL\"", "pool, bridge, silo"),
                arguments("isolation", "\"vault\"", "pool, bridge, silo"),
                arguments("isolation", "{}", "must be a string"),
                arguments("tier", "\"premium\"", "exclude each other"),
                arguments("modelSource", "\"https://example.com/shared/m.tar.gz\"", "s3://"),
                arguments("modelSource", "\"s3://tenant-model-sources\"", "s3://"),
                arguments("modelSource", "\"s3://tenant-model-sources/shared/m.zip\"", ".tar.gz"),
                arguments("modelSource", "\"s3://tenant-model-sources/shared\\\\m/\"", "s3://"),
                arguments("modelSource", tooLong, "at most 2048"),
                arguments("modelSha256", "\"abc\"", "64 hexadecimal"),
                arguments("modelSha256", "\"" + "g".repeat(64) + "\"", "64 hexadecimal"),
                arguments("costCenter", "\"a*b\"", "tag value"),
                arguments("costCenter", "\"\"", "tag value"),
                arguments("costCenter", "\"AWS:x\"", "tag value"),
                arguments("costCenter", "\"" + "a".repeat(257) + "\"", "at most 256"),
                arguments("correlationId", "\"a b\"", "visible ASCII"),
                arguments("correlationId", "12", "must be a string"),
                arguments("probePayload", tooLong, "at most 16384"),
                arguments("probePayload", "{\"a\":1}", "must be a string"),
                arguments("probeContentType", "\"csv\"", "media type"),
                arguments("probeContentType", "\"text/csv\\r\\nx: y\"", "media type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenantId", "tenantName", "isolation", "modelSource"})
    void a_field_that_is_missing_is_named(String field) {
        ObjectNode detail = Events.created();
        detail.remove(field);

        assertThatThrownBy(() -> TenantCreated.from(detail, TIERS)).isInstanceOf(InvalidTenantEvent.class).hasMessageStartingWith(field + " is missing");
        assertThat(SCHEMA.validate(detail)).isNotEmpty();
    }

    @Test
    void where_tiers_are_offered_one_of_them_would_do_for_an_isolation_model_too() {
        ObjectNode detail = Events.created().without(List.of("isolation"));

        assertThatThrownBy(() -> TenantCreated.from(detail, TIERS)).hasMessage("isolation is missing, and so is tier: send one of them");
        assertThatThrownBy(() -> TenantCreated.from(detail, TierIsolation.NONE)).hasMessage("isolation is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Société Générale", "مكتبة\u200f", "株式会社", "O'Neill & 👩‍🔬 Söhne"})
    void names_of_all_scripts_are_names(String name) {
        assertThat(TenantCreated.from(Events.created().put("tenantName", name), TIERS).tenantName()).isEqualTo(name);
        assertThat(SCHEMA.validate(Events.created().put("tenantName", name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"acme\"", "7", "null", "true"})
    void a_detail_that_is_no_object_is_refused(String detail) {
        assertThatThrownBy(() -> TenantCreated.from(Events.json(detail), TIERS))
                .isInstanceOf(InvalidTenantEvent.class)
                .hasMessage("detail must be a JSON object");
        assertThat(SCHEMA.validate(Events.json(detail))).isNotEmpty();
    }

    @Test
    void a_content_type_without_a_payload_is_refused() {
        ObjectNode detail = Events.created();
        detail.remove("probePayload");

        assertThatThrownBy(() -> TenantCreated.from(detail, TIERS)).isInstanceOf(InvalidTenantEvent.class).hasMessageContaining("probePayload");
        assertThat(SCHEMA.validate(detail)).isNotEmpty();
    }
}
