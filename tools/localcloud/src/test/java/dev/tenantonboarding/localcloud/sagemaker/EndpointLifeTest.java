package dev.tenantonboarding.localcloud.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.samples.SampleModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ResourceLimitExceededException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class EndpointLifeTest {
    private static final byte[] IRIS = SampleModel.IRIS.files().getFirst().content();

    @Test
    void an_endpoint_is_creating_for_minutes() {
        try (var account = HostingAccount.inRealTime(); var client = account.sagemaker("local")) {
            makeEndpoint(client, "Slow-One");
            var endpoint = client.describeEndpoint(request -> request.endpointName("slow-one"));
            assertThat(endpoint.endpointStatus()).isEqualTo(EndpointStatus.CREATING);
            assertThat(endpoint.endpointName()).isEqualTo("Slow-One");
            assertThat(endpoint.endpointArn()).isEqualTo("arn:aws:sagemaker:us-east-1:000000000000:endpoint/slow-one");
            assertThat(endpoint.hasProductionVariants()).isFalse();
            refused(() -> client.deleteEndpoint(request -> request.endpointName("Slow-One")),
                    "Cannot update in-progress endpoint \"arn:aws:sagemaker:us-east-1:000000000000:endpoint/slow-one\".");
            refused(() -> client.createEndpoint(request -> request.endpointName("SLOW-ONE").endpointConfigName("Slow-One")),
                    "Cannot create already existing endpoint \"arn:aws:sagemaker:us-east-1:000000000000:endpoint/slow-one\".");
        }
    }

    @Test
    void it_comes_into_service_three_minutes_later_and_can_be_deleted() {
        try (var account = HostingAccount.skipping().artifact("iris.tar.gz", IRIS); var client = account.sagemaker("local")) {
            assertThat(account.endpoint("iris", "s3://models/iris.tar.gz", "SingleModel")).isEqualTo(EndpointStatus.IN_SERVICE);
            var endpoint = client.describeEndpoint(request -> request.endpointName("iris"));
            assertThat(Duration.between(endpoint.creationTime(), endpoint.lastModifiedTime())).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
            assertThat(endpoint.productionVariants()).singleElement().satisfies(variant -> {
                assertThat(variant.variantName()).isEqualTo("AllTraffic");
                assertThat(variant.currentInstanceCount()).isEqualTo(1);
                assertThat(variant.currentWeight()).isEqualTo(1f);
            });
            client.deleteEndpoint(request -> request.endpointName("iris"));
            refused(() -> HostingAccount.settled(client, "iris"),
                    "Could not find endpoint \"arn:aws:sagemaker:us-east-1:000000000000:endpoint/iris\".");
        }
    }

    @Test
    @Timeout(60)
    void the_default_bus_hears_of_each_change_of_status() {
        try (var account = HostingAccount.skipping().artifact("iris.tar.gz", IRIS); var client = account.sagemaker("local")) {
            account.endpoint("Iris", "s3://models/iris.tar.gz", "SingleModel");
            var served = heard(account, 2).getLast();
            client.deleteEndpoint(request -> request.endpointName("iris"));
            account.endpoint("none", "s3://models/none.tar.gz", "SingleModel");

            assertThat(heard(account, 5)).extracting(change -> change.get("EndpointName") + " " + change.get("EndpointStatus"))
                    .containsExactly("Iris CREATING", "Iris IN_SERVICE", "Iris DELETING", "none CREATING", "none FAILED");
            assertThat(served.get("EndpointArn")).isEqualTo("arn:aws:sagemaker:us-east-1:000000000000:endpoint/iris");
            assertThat((Long) served.get("LastModifiedTime")).isGreaterThan((Long) served.get("CreationTime"));
        }
    }

    /** An endpoint shows its new status a moment before it is told. */
    private static List<Map<String, ?>> heard(HostingAccount account, int number) {
        while (account.changes().size() < number) {
            Thread.onSpinWait();
        }
        return account.changes();
    }

    @Test
    void a_missing_artifact_fails_it() {
        failure("s3://models/none.tar.gz", "Failed to download model data for container \"container_1\" from URL: "
                + "\"s3://models/none.tar.gz\". Please ensure that there is an object located at the URL");
    }

    @Test
    void an_artifact_that_is_no_archive_fails_it() {
        failure("s3://models/plain.tar.gz", "Failed to extract model data archive for container \"container_1\"");
    }

    @Test
    void an_artifact_that_the_execution_role_may_not_read_fails_it() {
        try (var account = HostingAccount.skipping().artifact("iris.tar.gz", IRIS)
                .policy(HostingAccount.EXECUTION, "{\"Version\":\"2012-10-17\",\"Statement\":[" + HostingAccount.statement("ecr:*", "*", "") + ","
                        + HostingAccount.statement("s3:GetObject", "arn:aws:s3:::models/other/*", "") + "]}")) {
            failure(account, "s3://models/iris.tar.gz", "Failed to download model data");
        }
    }

    @Test
    void an_image_that_the_execution_role_may_not_pull_fails_it() {
        try (var account = HostingAccount.skipping().artifact("iris.tar.gz", IRIS)
                .policy(HostingAccount.EXECUTION, HostingAccount.allow("s3:GetObject", "*"))) {
            failure(account, "s3://models/iris.tar.gz", "Please make sure all images included in the model for the production variant AllTraffic exist");
        }
    }

    @Test
    void an_execution_role_that_does_not_trust_sagemaker_fails_it() {
        try (var account = HostingAccount.skipping(); var client = account.sagemaker("local")) {
            client.createModel(request -> request.modelName("m").executionRoleArn("arn:aws:iam::000000000000:role/stranger")
                    .primaryContainer(container -> container.image(HostingAccount.IMAGE).modelDataUrl("s3://models/iris.tar.gz")));
            makeConfigAndEndpoint(client, "m");
            assertThat(HostingAccount.settled(client, "m")).isEqualTo(EndpointStatus.FAILED);
            assertThat(client.describeEndpoint(request -> request.endpointName("m")).failureReason())
                    .startsWith("Could not assume role arn:aws:iam::000000000000:role/stranger.");
        }
    }

    @Test
    void a_failed_endpoint_can_be_deleted_and_made_again() {
        try (var account = HostingAccount.skipping(); var client = account.sagemaker("local")) {
            failure(account, "s3://models/iris.tar.gz", "Failed to download");
            client.deleteEndpoint(request -> request.endpointName("failing"));
            refused(() -> HostingAccount.settled(client, "failing"), "Could not find endpoint");
            account.artifact("iris.tar.gz", IRIS);
            client.createEndpoint(request -> request.endpointName("failing").endpointConfigName("failing"));
            assertThat(HostingAccount.settled(client, "failing")).isEqualTo(EndpointStatus.IN_SERVICE);
        }
    }

    @Test
    void an_update_moves_it_to_another_configuration() {
        try (var account = HostingAccount.skipping().artifact("iris.tar.gz", IRIS); var client = account.sagemaker("local")) {
            account.endpoint("iris", "s3://models/iris.tar.gz", "SingleModel");
            makeConfig(client, "two", "iris", 2);
            client.updateEndpoint(request -> request.endpointName("iris").endpointConfigName("two"));
            assertThat(HostingAccount.settled(client, "iris")).isEqualTo(EndpointStatus.IN_SERVICE);
            var endpoint = client.describeEndpoint(request -> request.endpointName("iris"));
            assertThat(endpoint.endpointConfigName()).isEqualTo("two");
            assertThat(endpoint.pendingDeploymentSummary()).isNull();
            assertThat(endpoint.productionVariants().getFirst().currentInstanceCount()).isEqualTo(2);
            assertThat(endpoint.failureReason()).isNull();
        }
    }

    @Test
    void what_an_endpoint_is_put_on_is_told_meanwhile() {
        try (var account = HostingAccount.inRealTime(); var client = account.sagemaker("local")) {
            makeEndpoint(client, "slow");
            assertThat(client.describeEndpoint(request -> request.endpointName("slow")).pendingDeploymentSummary().endpointConfigName()).isEqualTo("slow");
        }
    }

    @Test
    void an_update_that_fails_is_taken_back_and_says_why() {
        try (var account = HostingAccount.skipping().artifact("iris.tar.gz", IRIS); var client = account.sagemaker("local")) {
            account.endpoint("iris", "s3://models/iris.tar.gz", "SingleModel");
            account.deleteArtifact("iris.tar.gz");
            makeConfig(client, "two", "iris", 2);
            client.updateEndpoint(request -> request.endpointName("iris").endpointConfigName("two"));
            assertThat(HostingAccount.settled(client, "iris")).isEqualTo(EndpointStatus.IN_SERVICE);
            var endpoint = client.describeEndpoint(request -> request.endpointName("iris"));
            assertThat(endpoint.endpointConfigName()).isEqualTo("iris");
            assertThat(endpoint.failureReason()).startsWith("Failed to download model data");
        }
    }

    @Test
    void only_an_endpoint_in_service_can_be_updated() {
        try (var account = HostingAccount.inRealTime(); var client = account.sagemaker("local")) {
            makeEndpoint(client, "slow");
            refused(() -> client.updateEndpoint(request -> request.endpointName("slow").endpointConfigName("slow")), "Cannot update in-progress endpoint");
            refused(() -> client.updateEndpoint(request -> request.endpointName("none").endpointConfigName("slow")), "Could not find endpoint");
            refused(() -> client.updateEndpoint(request -> request.endpointName("slow").endpointConfigName("none")), "Could not find endpoint configuration");
        }
    }

    @Test
    void more_instances_than_the_account_may_have_are_refused() {
        var one = new Limits(1, 10, Duration.ofMinutes(3), Duration.ofMinutes(1), Duration.ofMinutes(1));
        try (var account = new HostingAccount(Timeline.Mode.REAL, one); var client = account.sagemaker("local")) {
            makeEndpoint(client, "first");
            assertThatThrownBy(() -> makeEndpoint(client, "second")).isInstanceOf(ResourceLimitExceededException.class)
                    .hasMessageContaining("The account-level service limit 'ml.m5.large for endpoint usage' is 1 Instances, with current "
                            + "utilization of 1 Instances and a request delta of 1 Instances.");
            assertThat(client.listEndpoints(request -> request.maxResults(10)).endpoints()).hasSize(1);
        }
    }

    @Test
    void what_an_endpoint_is_made_from_must_be_there() {
        try (var account = HostingAccount.inRealTime(); var client = account.sagemaker("local")) {
            refused(() -> client.createEndpoint(request -> request.endpointName("e").endpointConfigName("None")),
                    "Could not find endpoint configuration \"arn:aws:sagemaker:us-east-1:000000000000:endpoint-config/none\".");
            refused(() -> client.createEndpointConfig(request -> request.endpointConfigName("c").productionVariants(variant -> variant
                            .variantName("v").modelName("none").instanceType("ml.m5.large").initialInstanceCount(1))),
                    "Could not find model \"arn:aws:sagemaker:us-east-1:000000000000:model/none\".");
        }
    }

    private static void failure(String url, String reason) {
        try (var account = HostingAccount.skipping().artifact("plain.tar.gz", "no archive".getBytes())) {
            failure(account, url, reason);
        }
    }

    private static void failure(HostingAccount account, String url, String reason) {
        try (var client = account.sagemaker("local")) {
            assertThat(account.endpoint("failing", url, "SingleModel")).isEqualTo(EndpointStatus.FAILED);
            assertThat(client.describeEndpoint(request -> request.endpointName("failing")).failureReason()).startsWith(reason);
        }
    }

    private static void makeEndpoint(SageMakerClient client, String name) {
        client.createModel(request -> request.modelName(name).executionRoleArn(HostingAccount.ROLE)
                .primaryContainer(container -> container.image(HostingAccount.IMAGE).modelDataUrl("s3://models/iris.tar.gz")));
        makeConfigAndEndpoint(client, name);
    }

    private static void makeConfigAndEndpoint(SageMakerClient client, String name) {
        makeConfig(client, name, name, 1);
        client.createEndpoint(request -> request.endpointName(name).endpointConfigName(name));
    }

    private static void makeConfig(SageMakerClient client, String name, String model, int instances) {
        client.createEndpointConfig(request -> request.endpointConfigName(name).productionVariants(variant -> variant
                .variantName("AllTraffic").modelName(model).instanceType("ml.m5.large").initialInstanceCount(instances)));
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(SageMakerException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            assertThat(e.awsErrorDetails().errorMessage()).startsWith(message);
        });
    }
}
