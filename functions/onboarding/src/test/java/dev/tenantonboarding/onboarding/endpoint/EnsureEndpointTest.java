package dev.tenantonboarding.onboarding.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.onboarding.Attempt;
import dev.tenantonboarding.onboarding.FakeAws;
import dev.tenantonboarding.tenancy.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** A tenant's endpoint that has another model than planned, and is seen as it was a moment ago. */
class EnsureEndpointTest {
    private static final EndpointPlan PLAN = new EndpointPlan("acme",
            new Hosting("arn:aws:iam::000000000000:role/containers", "image:1", "ml.m5.large", 1, true),
            new EndpointPlan.OneModel("s3://models/bridge/acme/1.tar.gz"), Map.of("TenantID", "acme"), Map.of());
    private static final Attempt ATTEMPT = new Attempt(
            new Owner("arn:aws:states:us-east-1:000000000000:execution:m:e", 0), Instant.parse("2026-11-29T10:00:00Z"), Duration.ZERO);

    @ParameterizedTest
    @ValueSource(strings = {"Cannot update in-progress endpoint arn.", "Could not find endpoint arn."})
    void a_removal_that_is_under_way_or_done_already_is_as_good(String refusal) {
        assertThat(advance(FakeAws.Answer.refusal(400, "ValidationException", "{\"message\":\"" + refusal + "\"}"))).isEqualTo("Deleting");
    }

    @Test
    void another_refusal_is_told() {
        assertThatThrownBy(() -> advance(FakeAws.Answer.refusal(400, "AccessDeniedException", "{\"message\":\"not authorized\"}")))
                .isInstanceOf(SageMakerException.class).hasMessageContaining("not authorized");
    }

    private static String advance(FakeAws.Answer deletion) {
        try (FakeAws aws = new FakeAws(call -> switch (call.operation()) {
            case "DescribeEndpoint" -> FakeAws.Answer.of("""
                    {"EndpointName": "acme", "EndpointArn": "arn", "EndpointStatus": "InService", "EndpointConfigName": "acme-0ld"}""");
            case "ListTags" -> FakeAws.Answer.of("""
                    {"Tags": [{"Key": "TenantID", "Value": "acme"}]}""");
            case "DeleteEndpoint" -> deletion;
            default -> throw new AssertionError(call.operation());
        })) {
            return new EnsureEndpoint(aws.client(SageMakerClient.builder()), Duration.ofHours(1)).advance(PLAN, ATTEMPT);
        }
    }
}
