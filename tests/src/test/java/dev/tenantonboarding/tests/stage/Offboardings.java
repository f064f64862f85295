package dev.tenantonboarding.tests.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenancy.TenantId;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Sends deletions to the bus and follows the executions that they start. */
public record Offboardings(Onboardings executions) {

    public static Offboardings on(Stage stage) {
        return new Offboardings(new Onboardings(
                stage.clients().events(), stage.clients().stepFunctions(), stage.output("EventBusName"), stage.output("SignupSource"),
                stage.output("OffboardingStateMachineArn")));
    }

    /** Sends a deletion and waits for its execution's end. */
    public Run run(TenantId tenant) {
        return executions.ended(send(tenant));
    }

    /** @return the event's id */
    public String send(TenantId tenant) {
        PutEventsResponse answer = executions.events().putEvents(request -> request.entries(entry -> entry
                .eventBusName(executions.busName())
                .source(executions.source())
                .detailType("TenantDeleted")
                .detail("{\"tenantId\": \"" + tenant + "\", \"correlationId\": \"deletion-of-" + tenant + "\"}")));
        assertThat(answer.failedEntryCount()).isZero();
        return answer.entries().getFirst().eventId();
    }
}
