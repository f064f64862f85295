package dev.tenantonboarding.onboarding.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.onboarding.Attempt;
import dev.tenantonboarding.onboarding.EndpointTimedOut;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class TenantEndpointsTest {
    private static final TenantId TENANT = new TenantId("initech");
    private static final Map<String, String> OURS = Map.of("TenantID", "initech", "tenant-onboarding-stack", "tenant-onboarding");
    private static final Map<String, String> OTHER_STACKS = Map.of("TenantID", "initech", "tenant-onboarding-stack", "staging");

    private final FakeSageMaker sageMaker = new FakeSageMaker();
    private final TenantEndpoints endpoints = new TenantEndpoints(sageMaker.client(), "tenant-onboarding", Duration.ofMinutes(30));

    @AfterEach
    void close() {
        sageMaker.close();
    }

    @Test
    void the_endpoint_goes_first_and_its_parts_once_it_is_gone() {
        sageMaker.endpoint("initech", "initech-1a2b3c4d", EndpointStatus.IN_SERVICE, OURS);
        sageMaker.configuration("initech-1a2b3c4d", OURS);
        sageMaker.configuration("initech-00000000", OURS);
        sageMaker.model("initech-1a2b3c4d", OURS);

        assertThat(endpoints.remove(TENANT, waiting(0))).isFalse();
        assertThat(sageMaker.there()).containsExactly(
                "endpoint-config/initech-00000000", "endpoint-config/initech-1a2b3c4d", "model/initech-1a2b3c4d");

        assertThat(endpoints.remove(TENANT, waiting(15))).isTrue();
        assertThat(sageMaker.there()).isEmpty();
    }

    @Test
    void where_nothing_is_nothing_is_done() {
        assertThat(endpoints.remove(TENANT, waiting(0))).isTrue();

        assertThat(sageMaker.changes()).isEmpty();
        assertThat(endpoints.remaining(TENANT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = EndpointStatus.class, names = {"CREATING", "UPDATING", "SYSTEM_UPDATING", "ROLLING_BACK", "DELETING"})
    void an_endpoint_on_its_way_is_waited_for_until_the_time_is_up(EndpointStatus status) {
        sageMaker.endpoint("initech", "initech-1a2b3c4d", status, OURS);

        assertThat(endpoints.remove(TENANT, waiting(1_799))).isFalse();
        assertThatThrownBy(() -> endpoints.remove(TENANT, waiting(1_800)))
                .isInstanceOf(EndpointTimedOut.class).hasMessageContaining("initech").hasMessageContaining(status.toString());
        assertThat(sageMaker.changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"initech", "silo--initech", "initech-1a2b3c4d", "not-initech", "initech-2"})
    void what_lacks_the_tags_or_has_another_name_stays(String name) {
        sageMaker.endpoint(name, name, EndpointStatus.IN_SERVICE, OTHER_STACKS);
        sageMaker.configuration(name, OTHER_STACKS);
        sageMaker.configuration("not-initech-1a2b3c4d", OURS);
        sageMaker.configuration("initech-2-1a2b3c4d", OURS);
        sageMaker.model(name, OTHER_STACKS);

        assertThat(endpoints.remove(TENANT, waiting(0))).isTrue();

        assertThat(sageMaker.changes()).isEmpty();
        assertThat(endpoints.remaining(TENANT)).isEmpty();
    }

    @Test
    void what_remains_is_told_by_its_arn_even_if_it_is_the_tenants_own_stacks() {
        sageMaker.endpoint("silo--initech", "silo--initech-1a2b3c4d", EndpointStatus.IN_SERVICE, OURS);
        sageMaker.configuration("initech-1a2b3c4d", OURS);

        assertThat(endpoints.remaining(TENANT))
                .anyMatch(arn -> arn.endsWith(":endpoint-config/initech-1a2b3c4d"))
                .anyMatch(arn -> arn.endsWith(":endpoint/silo--initech"));
    }

    @Test
    void what_went_away_meanwhile_is_gone_and_another_refusal_is_told() {
        sageMaker.configuration("initech-1a2b3c4d", OURS);
        sageMaker.refuse("DeleteEndpointConfig", "ValidationException", "Could not find endpoint configuration \"initech-1a2b3c4d\".");
        assertThat(endpoints.remove(TENANT, waiting(0))).isTrue();

        sageMaker.refuse("DeleteEndpointConfig", "AccessDeniedException", "is not authorized to perform: sagemaker:DeleteEndpointConfig");
        assertThatThrownBy(() -> endpoints.remove(TENANT, waiting(0)))
                .isInstanceOf(SageMakerException.class).hasMessageContaining("not authorized");
    }

    private static Attempt waiting(int seconds) {
        Owner owner = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-offboarding:run-1", 0);
        return new Attempt(owner, Instant.parse("2026-11-23T10:00:00Z"), Duration.ofSeconds(seconds));
    }
}
