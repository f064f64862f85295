package dev.tenantonboarding.onboarding.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.onboarding.Attempt;
import dev.tenantonboarding.onboarding.EndpointConflict;
import dev.tenantonboarding.onboarding.EndpointFailed;
import dev.tenantonboarding.onboarding.EndpointQuotaExceeded;
import dev.tenantonboarding.onboarding.EndpointTimedOut;
import dev.tenantonboarding.tenancy.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;

class PoolRollTest {
    private static final String POOL = "pool--main";
    private static final String STALE = "pool--main-1a2b3c4d";
    private static final Duration BOUND = Duration.ofMinutes(30);
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Map<String, String> OURS = Map.of("tenant-onboarding-stack", "tenant-onboarding");
    private static final Map<String, String> THEIRS = Map.of("team", "fraud");

    private final FakeSageMaker sageMaker = new FakeSageMaker();
    private final PoolRoll roll = new PoolRoll(sageMaker.client(), new PoolEndpoint(POOL, "tenant-onboarding"), BOUND);

    @AfterEach
    void close() {
        sageMaker.close();
    }

    @Test
    void an_endpoint_with_a_stale_configuration_is_put_on_one_that_differs_in_name_alone() {
        running(STALE);

        assertThat(roll.advance(Set.of(STALE), waiting(0))).isFalse();

        assertThat(sageMaker.changes()).containsExactly("CreateEndpointConfig", "UpdateEndpoint");
        assertThat(sageMaker.tags("endpoint-config/" + STALE + "-r1"))
                .containsAllEntriesOf(OURS).containsEntry("onboarding-execution", "run-1").doesNotContainKey("TenantID");
    }

    @Test
    void an_endpoint_that_is_on_its_way_is_waited_for_until_the_time_is_up() {
        sageMaker.endpoint(POOL, STALE, EndpointStatus.UPDATING, OURS);

        assertThat(roll.advance(Set.of(STALE), waiting(1_799))).isFalse();
        assertThatThrownBy(() -> roll.advance(Set.of(STALE), waiting(1_800)))
                .isInstanceOf(EndpointTimedOut.class).hasMessageContaining(POOL).hasMessageContaining("Updating");
        assertThat(sageMaker.changes()).isEmpty();
    }

    @Test
    void with_another_configuration_it_is_done_and_those_that_nobody_can_want_any_more_are_removed() {
        running(STALE + "-r3");
        sageMaker.configuration(STALE, OURS);
        sageMaker.configuration(STALE + "-r1", THEIRS);
        sageMaker.configuration(STALE + "-r2", OURS);
        sageMaker.configuration("pool--main-99999999", OURS);

        assertThat(roll.advance(Set.of(STALE, STALE + "-r1"), waiting(0))).isTrue();

        assertThat(sageMaker.changes()).containsExactly("DeleteEndpointConfig");
        assertThat(sageMaker.there()).doesNotContain("endpoint-config/" + STALE)
                .contains("endpoint-config/" + STALE + "-r1", "endpoint-config/" + STALE + "-r2", "endpoint-config/pool--main-99999999");
    }

    @Test
    void a_stale_name_is_not_taken_again() {
        running(STALE);

        roll.advance(Set.of(STALE, STALE + "-r1"), waiting(0));

        assertThat(sageMaker.there()).contains("endpoint-config/" + STALE + "-r2").doesNotContain("endpoint-config/" + STALE + "-r1");
    }

    @Test
    void a_configuration_that_another_tenants_roll_made_is_shared() {
        running(STALE);
        sageMaker.configuration(STALE + "-r1", OURS);

        assertThat(roll.advance(Set.of(STALE), waiting(0))).isFalse();

        assertThat(sageMaker.changes()).containsExactly("CreateEndpointConfig", "UpdateEndpoint");
    }

    @Test
    void what_bears_others_tags_is_not_touched() {
        sageMaker.endpoint(POOL, STALE, EndpointStatus.IN_SERVICE, THEIRS);
        assertThatThrownBy(() -> roll.advance(Set.of(STALE), waiting(0))).isInstanceOf(EndpointConflict.class);
        assertThat(sageMaker.changes()).isEmpty();

        running(STALE);
        sageMaker.configuration(STALE + "-r1", THEIRS);
        assertThatThrownBy(() -> roll.advance(Set.of(STALE), waiting(0)))
                .isInstanceOf(EndpointConflict.class).hasMessageContaining(STALE + "-r1");
        assertThat(sageMaker.changes()).doesNotContain("UpdateEndpoint");
    }

    @Test
    void a_roll_that_went_back_fails_whoever_has_seen_it_and_is_tried_again_by_who_comes_later() {
        running(STALE);
        sageMaker.rolledBack(POOL, START.plusSeconds(1), "no capacity");
        assertThatThrownBy(() -> roll.advance(Set.of(STALE), waiting(60)))
                .isInstanceOf(EndpointFailed.class).hasMessageContaining("no capacity");
        assertThat(sageMaker.changes()).isEmpty();

        sageMaker.rolledBack(POOL, START.minusSeconds(1), "no capacity");
        assertThat(roll.advance(Set.of(STALE), waiting(60))).isFalse();
        assertThat(sageMaker.changes()).contains("UpdateEndpoint");
    }

    @Test
    void a_quota_that_has_no_room_for_old_and_new_instances_is_named() {
        running(STALE);
        sageMaker.refuse("UpdateEndpoint", "ResourceLimitExceeded", "The account-level service limit 'ml.m5.large for endpoint usage' is 1 Instances");

        assertThatThrownBy(() -> roll.advance(Set.of(STALE), waiting(0)))
                .isInstanceOf(EndpointQuotaExceeded.class).hasMessageContaining("ml.m5.large for endpoint usage");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Cannot update in-progress endpoint", "Could not find endpoint configuration \"pool--main-1a2b3c4d-r1\"."
    })
    void an_update_that_came_too_late_or_too_early_is_left_to_the_next_look(String refusal) {
        running(STALE);
        sageMaker.refuse("UpdateEndpoint", "ValidationException", refusal);

        assertThat(roll.advance(Set.of(STALE), waiting(0))).isFalse();
    }

    @Test
    void what_nobody_waits_for_begins_only_where_the_endpoint_is_stale_and_in_service() {
        sageMaker.endpoint(POOL, STALE, EndpointStatus.UPDATING, OURS);
        assertThat(roll.begin(Set.of(STALE), "sweep")).isFalse();
        sageMaker.endpoint(POOL, STALE + "-r1", EndpointStatus.IN_SERVICE, OURS);
        assertThat(roll.begin(Set.of(STALE), "sweep")).isFalse();
        assertThat(sageMaker.changes()).isEmpty();

        running(STALE);
        assertThat(roll.begin(Set.of(STALE), "sweep")).isTrue();
        assertThat(sageMaker.tags("endpoint-config/" + STALE + "-r1")).containsEntry("onboarding-execution", "sweep");
    }

    @Test
    void what_nobody_waits_for_is_tried_again_after_it_went_back_and_tells_why_it_did() {
        running(STALE);
        sageMaker.rolledBack(POOL, START, "no capacity");

        assertThatThrownBy(() -> roll.begin(Set.of(STALE), "sweep")).isInstanceOf(EndpointFailed.class).hasMessageContaining("no capacity");

        assertThat(sageMaker.changes()).contains("UpdateEndpoint");
    }

    @ParameterizedTest
    @CsvSource({"IN_SERVICE, false", "UPDATING, true"})
    void tidying_waits_for_an_endpoint_in_service(EndpointStatus status, boolean stays) {
        sageMaker.endpoint(POOL, STALE + "-r2", status, OURS);
        sageMaker.configuration(STALE, OURS);

        roll.tidy();

        assertThat(sageMaker.there().contains("endpoint-config/" + STALE)).isEqualTo(stays);
    }

    private void running(String configuration) {
        sageMaker.endpoint(POOL, configuration, EndpointStatus.IN_SERVICE, OURS);
        sageMaker.configuration(configuration, OURS);
    }

    private static Attempt waiting(int seconds) {
        Owner owner = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-onboarding:run-1", 0);
        return new Attempt(owner, START, Duration.ofSeconds(seconds));
    }
}
