package dev.tenantonboarding.infra;

import static dev.tenantonboarding.infra.CommittedTemplate.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private final CommittedTemplate template = CommittedTemplate.read();

    @ParameterizedTest
    @CsvSource({"CredentialVending, function, authorizer", "TenantSession, tag, policy", "SiloGateway, own, shared"})
    void a_variant_has_two_forms_which_its_refusal_names_and_the_simpler_is_the_default(String name, String first, String second) {
        assertThat(parameter(name)).containsEntry("AllowedValues", List.of(first, second)).containsEntry("Default", first)
                .containsEntry("ConstraintDescription", "must be " + first + " or " + second);
        assertThat(template.outputs()).containsEntry(name, Map.of("Value", Map.of("Ref", name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "basic=pool", "basic=pool,standard=bridge,premium=silo"})
    void tiers_map_to_isolation_models_or_there_are_none(String tiers) {
        assertThat(tiers).matches(parameter("TierIsolation").get("AllowedPattern").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "basic=", "basic=platinum", "basic=pool,", "basic=pool standard=bridge", "=pool"})
    void anything_else_is_refused_with_the_allowed_models(String tiers) {
        assertThat(tiers).doesNotMatch(parameter("TierIsolation").get("AllowedPattern").toString());
        assertThat(parameter("TierIsolation").get("ConstraintDescription").toString()).contains("pool, bridge, silo");
    }

    @Test
    void only_where_things_are_and_whom_to_trust_must_be_said() {
        assertThat(template.parameters().entrySet()).filteredOn(parameter -> !object(parameter.getValue()).containsKey("Default"))
                .extracting(Map.Entry::getKey).containsExactlyInAnyOrder(
                        "CodeBucket", "OnboardingCodeKey", "InferenceCodeKey", "SiloTemplateKey", "JwtIssuer", "JwtAudience");
    }

    private Map<String, Object> parameter(String name) {
        return object(template.parameters().get(name));
    }
}
