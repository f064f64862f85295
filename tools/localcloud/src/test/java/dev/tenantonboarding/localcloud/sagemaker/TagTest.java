package dev.tenantonboarding.localcloud.sagemaker;

import static dev.tenantonboarding.localcloud.sagemaker.HostingAccount.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

class TagTest {
    private static final String MODEL = "arn:aws:sagemaker:us-east-1:000000000000:model/acme";

    private HostingAccount account;
    private SageMakerClient client;

    @BeforeEach
    void start() {
        account = HostingAccount.inRealTime();
        client = account.sagemaker("local");
    }

    @AfterEach
    void stop() {
        client.close();
        account.close();
    }

    @Test
    void tags_are_added_replaced_listed_and_deleted() {
        createModel(client, tag("TenantID", "acme"), tag("CostCenter", "1"));
        var all = client.addTags(request -> request.resourceArn(MODEL).tags(tag("CostCenter", "2"), tag("IsolationModel", "pool"))).tags();
        assertThat(all).containsExactlyInAnyOrder(tag("TenantID", "acme"), tag("CostCenter", "2"), tag("IsolationModel", "pool"));
        client.deleteTags(request -> request.resourceArn(MODEL).tagKeys("CostCenter", "Unknown"));
        assertThat(client.listTags(request -> request.resourceArn(MODEL)).tags())
                .containsExactlyInAnyOrder(tag("TenantID", "acme"), tag("IsolationModel", "pool"));
    }

    @Test
    void tags_go_with_their_resource() {
        createModel(client, tag("TenantID", "acme"));
        client.deleteModel(request -> request.modelName("acme"));
        assertThatThrownBy(() -> client.listTags(request -> request.resourceArn(MODEL)))
                .hasMessageContaining("Could not find model \"" + MODEL + "\".");
        createModel(client);
        assertThat(client.listTags(request -> request.resourceArn(MODEL)).tags()).isEmpty();
    }

    @Test
    void what_is_no_tag_is_refused() {
        createModel(client);
        refused("Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1", tag("", "v"));
        refused("Member must satisfy regular expression pattern", tag("k", "a*"));
        refused("Tag keys must not start with aws:", tag("aws:owned", "v"));
        refused("Member must have length less than or equal to 50", IntStream.range(0, 51).mapToObj(i -> tag("k" + i, "v")).toArray(Tag[]::new));
    }

    @Test
    void the_right_to_set_tags_can_be_limited_to_what_is_being_created() {
        var created = ",\"Condition\":{\"StringEquals\":{\"sagemaker:TaggingAction\":\"CreateModel\"}}";
        account.user("creator").policy("creator", policy(statement("sagemaker:CreateModel", "*", ""), statement("iam:PassRole", "*", ""),
                statement("sagemaker:AddTags", "*", created)));
        try (var creator = account.sagemaker("creator")) {
            createModel(creator, tag("TenantID", "acme"));
            denied("sagemaker:AddTags on resource: " + MODEL,
                    () -> creator.addTags(request -> request.resourceArn(MODEL).tags(tag("TenantID", "globex"))));
        }
    }

    @Test
    void tags_in_a_request_are_conditions_of_creating_and_need_the_right_to_set_tags() {
        var ownOnly = ",\"Condition\":{\"StringEquals\":{\"aws:RequestTag/TenantID\":\"acme\"},"
                + "\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"TenantID\",\"CostCenter\"]}}";
        account.user("creator").policy("creator", policy(statement("sagemaker:CreateModel", "*", ownOnly), statement("iam:PassRole", "*", "")));
        try (var creator = account.sagemaker("creator")) {
            denied("sagemaker:CreateModel on resource: " + MODEL, () -> createModel(creator));
            denied("sagemaker:CreateModel", () -> createModel(creator, tag("TenantID", "globex")));
            denied("sagemaker:CreateModel", () -> createModel(creator, tag("TenantID", "acme"), tag("Other", "x")));
            denied("sagemaker:AddTags on resource: " + MODEL, () -> createModel(creator, tag("TenantID", "acme")));
            account.policy("creator", policy(statement("sagemaker:CreateModel", "*", ownOnly), statement("sagemaker:AddTags", MODEL, ownOnly),
                    statement("iam:PassRole", "*", "")));
            createModel(creator, tag("TenantID", "acme"), tag("CostCenter", "1"));
        }
    }

    @Test
    void tags_of_a_resource_are_conditions_of_touching_it() {
        createModel(client, tag("TenantID", "acme"));
        account.user("acme").policy("acme", policy(statement("sagemaker:*", "*", ",\"Condition\":{\"StringEquals\":{\"aws:ResourceTag/TenantID\":\"acme\"}}")));
        account.user("globex").policy("globex", policy(statement("sagemaker:*", "*", ",\"Condition\":{\"StringEquals\":{\"sagemaker:ResourceTag/TenantID\":\"globex\"}}")));
        try (var acme = account.sagemaker("acme"); var globex = account.sagemaker("globex")) {
            denied("sagemaker:DescribeModel", () -> globex.describeModel(request -> request.modelName("acme")));
            denied("sagemaker:AddTags", () -> globex.addTags(request -> request.resourceArn(MODEL).tags(tag("TenantID", "globex"))));
            denied("sagemaker:DeleteModel", () -> globex.deleteModel(request -> request.modelName("acme")));
            assertThat(acme.describeModel(request -> request.modelName("acme")).modelArn()).isEqualTo(MODEL);
        }
    }

    @Test
    void an_execution_role_is_only_taken_from_who_may_pass_it_to_sagemaker() {
        account.user("creator").policy("creator", policy(statement("sagemaker:*", "*", ""), statement("iam:PassRole", HostingAccount.ROLE,
                ",\"Condition\":{\"StringEquals\":{\"iam:PassedToService\":\"lambda.amazonaws.com\"}}")));
        try (var creator = account.sagemaker("creator")) {
            denied("iam:PassRole on resource: " + HostingAccount.ROLE, () -> createModel(creator));
            account.policy("creator", policy(statement("sagemaker:*", "*", ""), statement("iam:PassRole", HostingAccount.ROLE,
                    ",\"Condition\":{\"StringEquals\":{\"iam:PassedToService\":\"sagemaker.amazonaws.com\"}}")));
            createModel(creator);
        }
    }

    @Test
    void creating_an_endpoint_needs_the_right_to_use_its_configuration() {
        createModel(client);
        client.createEndpointConfig(request -> request.endpointConfigName("acme").productionVariants(variant -> variant
                .variantName("v").modelName("acme").instanceType("ml.m5.large").initialInstanceCount(1)));
        account.user("creator").policy("creator", policy(statement("sagemaker:CreateEndpoint", "arn:aws:sagemaker:*:*:endpoint/*", "")));
        try (var creator = account.sagemaker("creator")) {
            denied("endpoint-config/acme", () -> creator.createEndpoint(request -> request.endpointName("acme").endpointConfigName("acme")));
        }
    }

    private static String policy(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static void createModel(SageMakerClient client, Tag... tags) {
        client.createModel(request -> request.modelName("acme").executionRoleArn(HostingAccount.ROLE).enableNetworkIsolation(true)
                .primaryContainer(container -> container.image(HostingAccount.IMAGE).modelDataUrl("s3://models/acme.tar.gz")).tags(List.of(tags)));
    }

    private void refused(String message, Tag... tags) {
        assertThatThrownBy(() -> client.addTags(request -> request.resourceArn(MODEL).tags(tags))).isInstanceOfSatisfying(
                SageMakerException.class, e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException")).hasMessageContaining(message);
    }

    private static void denied(String words, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(SageMakerException.class,
                e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException")).hasMessageContaining(words);
    }
}
