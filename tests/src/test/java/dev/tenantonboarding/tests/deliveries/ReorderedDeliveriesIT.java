package dev.tenantonboarding.tests.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Denials;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Remains;
import dev.tenantonboarding.tests.stage.Seed;
import dev.tenantonboarding.tests.stage.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Creations and deletions of many tenants, each delivered two to five times, in any order: what was sent last is what counts, once. */
@OverIsolationModels
class ReorderedDeliveriesIT {
    private static final int SERVED = 200;
    private static final int TENANTS = 5;

    private final IsolationModel isolation;
    private final Stage stage;

    ReorderedDeliveriesIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
    }

    @Test
    void each_tenant_ends_as_its_last_event_says_whatever_came_how_often_and_when() {
        long seed = Seed.ofThisRun();
        Stage.CONSOLE.printf("deliveries for %s: to repeat them, -D%s=%d%n", isolation, Seed.PROPERTY, seed);
        Random random = new Random(seed);
        List<Addressee> addressees = History.some(TENANTS, random).map(history -> Addressee.of(history, isolation, stage)).toList();

        Map<Sent, List<Delivery>> deliveries = new Postman(stage, random).deliver(addressees);

        assertThat(addressees).as("with -D%s=%d", Seed.PROPERTY, seed).allSatisfy(addressee -> {
            List<Delivery> its = addressee.events().stream().flatMap(event -> deliveries.get(event).stream()).toList();
            assertThat(its).allSatisfy(delivery -> assertThat(delivery.run().status())
                    .isIn(ExecutionStatus.SUCCEEDED, endWhenOvertaken(delivery.event().machine(), addressee.history())));
            assertThat(addressee.events()).allSatisfy(event ->
                    assertThat(deliveries.get(event)).filteredOn(Delivery::isDone).hasSizeLessThanOrEqualTo(1));
            assertThat(done(its, Machine.ONBOARDING)).hasSizeLessThanOrEqualTo(addressee.history().lives());
            assertThat(done(its, Machine.OFFBOARDING)).hasSizeLessThanOrEqualTo(addressee.history().departures());
            assertToldOnce(addressee.tenant(), its);
            assertClear(addressee.tenant(), addressee.history().end());
        });
    }

    private static List<Delivery> done(List<Delivery> deliveries, Machine machine) {
        return deliveries.stream().filter(delivery -> delivery.event().machine() == machine && delivery.isDone()).toList();
    }

    /** An onboarding is cut off by the deletion of its tenant, and by nothing else. */
    private static ExecutionStatus endWhenOvertaken(Machine machine, History history) {
        return machine == Machine.ONBOARDING && history.hasDeletion() ? ExecutionStatus.ABORTED : ExecutionStatus.SUCCEEDED;
    }

    /** Of each execution that went all the way there is one event; one that was cut off in its last state may have told too. */
    private void assertToldOnce(TenantId tenant, List<Delivery> deliveries) {
        List<String> done = deliveries.stream().filter(Delivery::isDone).map(delivery -> delivery.run().arn()).toList();
        deliveries.stream().filter(Delivery::isDone).forEach(delivery -> stage.published().await(
                delivery.event().machine().announcement(),
                event -> event.path("detail").path("executionArn").asText().equals(delivery.run().arn())));
        List<String> told = List.of(Machine.values()).stream()
                .flatMap(machine -> stage.published().ofType(machine.announcement()).stream())
                .map(event -> event.path("detail"))
                .filter(detail -> detail.path("tenantId").asText().equals(tenant.value()))
                .map(detail -> detail.path("executionArn").asText())
                .toList();
        assertThat(told).doesNotHaveDuplicates().containsAll(done);
        assertThat(told).filteredOn(arn -> !done.contains(arn)).allSatisfy(arn -> assertThat(deliveries)
                .filteredOn(delivery -> delivery.run().arn().equals(arn))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.run().states()).endsWith("ActivateTenant")));
    }

    private void assertClear(TenantId tenant, TenantStatus end) {
        TenantRecord record = stage.record(tenant).orElseThrow();
        assertThat(record.status()).isEqualTo(end);
        List<String> held = Holdings.in(Remains.of(tenant, stage).stream());
        assertDeniedIfStale(tenant);
        if (end == TenantStatus.ACTIVE) {
            assertThat(held).containsExactlyInAnyOrderElementsOf(Holdings.of(tenant, isolation));
            assertThat(stage.ask(tenant, isolation, "5.1,3.5,1.4,0.2").statusCode()).isEqualTo(SERVED);
        } else {
            assertThat(held).isEmpty();
        }
    }

    /** Whom the pool may still have old bytes of is denied by name until it is fresh. No one else is. */
    private void assertDeniedIfStale(TenantId tenant) {
        try (var iam = stage.clients().iam()) {
            Denials denials = new Denials(iam, stage);
            Deadline.await("Denies that fit the record of " + tenant, () -> Optional.of(stage.record(tenant).orElseThrow())
                    .filter(record -> denials.of(tenant).isEmpty() == record.poolStaleConfigs().isEmpty()));
        }
        assertThat(stage.record(tenant).orElseThrow().poolStaleConfigs().isEmpty() || isolation == IsolationModel.POOL).isTrue();
    }
}
