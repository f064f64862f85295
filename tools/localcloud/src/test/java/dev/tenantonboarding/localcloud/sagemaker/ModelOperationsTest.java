package dev.tenantonboarding.localcloud.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ContainerMode;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.ListModelsRequest;
import software.amazon.awssdk.services.sagemaker.model.ModelSummary;
import software.amazon.awssdk.services.sagemaker.model.OrderKey;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class ModelOperationsTest {
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
    void a_model_is_described_as_it_was_created() {
        client.createModel(model().enableNetworkIsolation(true).build());
        var model = client.describeModel(request -> request.modelName("Acme"));
        assertThat(model.modelName()).isEqualTo("Acme");
        assertThat(model.modelArn()).isEqualTo("arn:aws:sagemaker:us-east-1:000000000000:model/acme");
        assertThat(model.enableNetworkIsolation()).isTrue();
        assertThat(model.executionRoleArn()).isEqualTo(HostingAccount.ROLE);
        assertThat(model.containers()).singleElement().satisfies(container -> {
            assertThat(container.mode()).isEqualTo(ContainerMode.MULTI_MODEL);
            assertThat(container.modelDataUrl()).isEqualTo("s3://models/pool/");
            assertThat(container.environment()).containsEntry("A", "1");
        });
        assertThat(model.creationTime()).isNotNull();
    }

    @Test
    void a_name_is_taken_once_and_free_after_deletion() {
        client.createModel(model().build());
        refused(request -> request.modelName("ACME"), "Cannot create already existing model \"arn:aws:sagemaker:us-east-1:000000000000:model/acme\".");
        client.deleteModel(request -> request.modelName("Acme"));
        client.createModel(model().build());
    }

    @Test
    void what_breaks_a_rule_is_refused_with_member_and_rule() {
        refused(request -> request.modelName("a_b"), "1 validation error detected: Value 'a_b' at 'modelName' failed to satisfy constraint: "
                + "Member must satisfy regular expression pattern: ");
        refused(request -> request.modelName("x".repeat(64)).executionRoleArn("role"), "3 validation errors detected: ");
        refused(request -> request.executionRoleArn(null), "1 validation error detected: Value null at 'executionRoleArn'");
        refused(request -> request.containers(container -> container.image(HostingAccount.IMAGE).modelDataUrl("s3://b-b/").mode("Both")),
                "1 validation error detected: Value 'Both' at 'containers.1.member.mode' failed to satisfy constraint: Member must satisfy enum value set");
    }

    @Test
    void what_the_cloud_does_not_have_is_refused_by_name() {
        unsupported("VpcConfig", () -> client.createModel(model().vpcConfig(vpc -> vpc.subnets("s").securityGroupIds("g")).build()));
        unsupported("MultiModelConfig", () -> client.createModel(model().containers(container -> container.image(HostingAccount.IMAGE)
                .modelDataUrl("s3://models/pool/").multiModelConfig(config -> config.modelCacheSetting("Disabled"))).build()));
        client.createModel(model().build());
        unsupported("ServerlessConfig", () -> client.createEndpointConfig(config(variant -> variant.serverlessConfig(
                serverless -> serverless.maxConcurrency(1).memorySizeInMB(1024)))));
        unsupported("ShadowProductionVariants", () -> client.createEndpointConfig(config(variant -> { }).toBuilder()
                .shadowProductionVariants(shadow -> shadow.variantName("s").modelName("Acme")).build()));
        unsupported("RetainAllVariantProperties", () -> client.updateEndpoint(request -> request.endpointName("e").endpointConfigName("c")
                .retainAllVariantProperties(true)));
    }

    @Test
    void an_unknown_instance_type_is_refused() {
        client.createModel(model().build());
        assertThatThrownBy(() -> client.createEndpointConfig(config(variant -> variant.instanceType("m5.large"))))
                .hasMessageContaining("Value 'm5.large' at 'productionVariants.1.member.instanceType'");
    }

    @Test
    void a_list_comes_in_pages_newest_first() {
        for (int i = 0; i < 12; i++) {
            var name = "model-" + i;
            client.createModel(model().modelName(name).build());
        }
        var first = client.listModels();
        assertThat(first.models()).hasSize(10).first().extracting(ModelSummary::modelName).isEqualTo("model-11");
        client.deleteModel(request -> request.modelName("model-2"));
        var second = client.listModels(request -> request.nextToken(first.nextToken()));
        assertThat(second.models()).extracting(ModelSummary::modelName).containsExactly("model-1", "model-0");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void a_list_is_sorted_and_filtered_as_asked() {
        for (var name : new String[] {"b", "a", "acme-2", "c"}) {
            client.createModel(model().modelName(name).build());
        }
        var all = ListModelsRequest.builder().sortBy("Name").sortOrder(OrderKey.ASCENDING).maxResults(2).build();
        assertThat(client.listModelsPaginator(all).models()).extracting(ModelSummary::modelName).containsExactly("a", "acme-2", "b", "c");
        assertThat(client.listModels(request -> request.nameContains("ACME")).models()).extracting(ModelSummary::modelName).containsExactly("acme-2");
        assertThatThrownBy(() -> client.listModels(request -> request.nextToken("made up"))).hasMessageContaining("NextToken");
        assertThatThrownBy(() -> client.listModels(request -> request.maxResults(101))).hasMessageContaining("maxResults");
    }

    private static CreateModelRequest.Builder model() {
        return CreateModelRequest.builder().modelName("Acme").executionRoleArn(HostingAccount.ROLE).containers(container -> container
                .image(HostingAccount.IMAGE).modelDataUrl("s3://models/pool/").mode("MultiModel").environment(Map.of("A", "1")));
    }

    private static CreateEndpointConfigRequest config(Consumer<ProductionVariant.Builder> change) {
        var variant = ProductionVariant.builder().variantName("v").modelName("Acme").instanceType("ml.m5.large").initialInstanceCount(1);
        return CreateEndpointConfigRequest.builder().endpointConfigName("c").productionVariants(variant.applyMutation(change).build()).build();
    }

    private void refused(Consumer<CreateModelRequest.Builder> change, String message) {
        assertThatThrownBy(() -> client.createModel(model().applyMutation(change).build())).isInstanceOfSatisfying(SageMakerException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            assertThat(e.awsErrorDetails().errorMessage()).startsWith(message);
        });
    }

    private static void unsupported(String name, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(SageMakerException.class,
                e -> assertThat(e.awsErrorDetails().errorMessage()).startsWith("The local cloud does not support").contains(name));
    }
}
