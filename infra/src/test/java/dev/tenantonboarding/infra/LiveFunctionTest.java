package dev.tenantonboarding.infra;

import static dev.tenantonboarding.infra.CommittedTemplate.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What serves requests from a snapshot, and that it is published anew whenever it changes. */
@ParameterizedClass
@MethodSource("dev.tenantonboarding.infra.CommittedTemplate#platforms")
class LiveFunctionTest {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)(\\.Version)?}");
    private static final int LONGEST_DESCRIPTION = 256;
    /** Of a version's number; nobody deploys a million times. */
    private static final int VERSION_DIGITS = 6;

    @Parameter
    private CommittedTemplate template;

    private List<String> functions() {
        return template.is("CredentialVendingAuthorizer") ? List.of("Inference", "Authorizer") : List.of("Inference");
    }

    private Map<String, Object> environment(String function) {
        return object(object(template.properties(function).get("Environment")).get("Variables"));
    }

    private String description(String function) {
        return template.properties(function + "Version").get("Description").toString();
    }

    @Test
    void their_published_versions_start_from_snapshots_and_no_others_do() {
        assertThat(template.idsOf("AWS::Lambda::Function")).filteredOn(id -> template.properties(id).containsKey("SnapStart"))
                .containsExactlyInAnyOrderElementsOf(functions());
        assertThat(functions()).allSatisfy(id ->
                assertThat(template.properties(id)).containsEntry("SnapStart", Map.of("ApplyOn", "PublishedVersions")));
    }

    @Test
    void the_api_calls_and_may_call_them_by_alias_alone() {
        assertThat(template.properties("InvocationsIntegration")).containsEntry("IntegrationUri", "${InferenceAlias}");
        assertThat(template.properties("InvocationsMayInvoke")).containsEntry("FunctionName", "${InferenceAlias}");
        assertThat(template.properties("ApiVendingAuthorizer").get("AuthorizerUri").toString())
                .endsWith(":lambda:path/2015-03-31/functions/${AuthorizerAlias}/invocations");
        assertThat(template.properties("ApiMayAuthorize")).containsEntry("FunctionName", "${AuthorizerAlias}");
        assertThat(functions()).allSatisfy(id -> assertThat(template.properties(id + "Alias"))
                .containsEntry("FunctionName", "${" + id + "}").containsEntry("FunctionVersion", "${" + id + "Version.Version}"));
    }

    @Test
    void a_new_description_is_always_a_changed_function_without_which_there_would_be_no_new_version() {
        assertThat(functions()).allSatisfy(id -> assertThat(environment(id)).containsEntry("REVISION", description(id)));
    }

    @Test
    void each_parameter_that_a_function_is_told_is_in_its_description_or_in_the_one_it_builds_on() {
        assertThat(functions()).allSatisfy(id -> {
            Stream<String> told = Stream.concat(environment(id).values().stream(), Stream.of("${InferenceCodeKey}"))
                    .map(Object::toString).filter(value -> template.parameters().containsKey(value.replaceAll("[${}]", "")));
            assertThat(told).allMatch(parameter -> (description(id) + (description(id).contains("${InferenceVersion.Version}")
                    ? description("Inference") : "")).contains(parameter));
        });
    }

    @Test
    void no_parameter_makes_a_description_too_long() {
        assertThat(functions()).allSatisfy(id -> {
            Matcher references = REFERENCE.matcher(description(id));
            String longest = references.replaceAll(reference ->
                    "x".repeat(reference.group(2) == null ? most(object(template.parameters().get(reference.group(1)))) : VERSION_DIGITS));
            assertThat(longest).hasSizeLessThanOrEqualTo(LONGEST_DESCRIPTION).doesNotContain("$");
        });
    }

    /** The most characters that a parameter takes. */
    private static int most(Map<String, Object> parameter) {
        if (parameter.get("AllowedValues") instanceof List<?> values) {
            return values.stream().mapToInt(value -> value.toString().length()).max().orElseThrow();
        }
        if (parameter.containsKey("MaxValue")) {
            return parameter.get("MaxValue").toString().length();
        }
        Matcher bound = Pattern.compile("((?:https\\?://)?)\\.\\{1,(\\d+)}").matcher(parameter.get("AllowedPattern").toString());
        assertThat(bound.matches()).as("%s has an end", parameter).isTrue();
        return bound.group(1).replace("?", "").length() + Integer.parseInt(bound.group(2));
    }
}
