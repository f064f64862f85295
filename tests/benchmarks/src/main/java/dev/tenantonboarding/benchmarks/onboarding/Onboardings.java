package dev.tenantonboarding.benchmarks.onboarding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenantctl.Platform;
import dev.tenantonboarding.tenantctl.stack.StackOutputs;
import dev.tenantonboarding.tenantctl.tenants.Executions;
import dev.tenantonboarding.tenantctl.tenants.SignupBus;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Onboards tenants one by one, and tells what happened. */
public final class Onboardings implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 50;

    private final SfnClient stepFunctions;
    private final EventBridgeClient events;
    private final StackOutputs outputs;
    private final Executions executions;
    private final SignupBus signups;

    public Onboardings(Platform platform) {
        stepFunctions = platform.clients().stepFunctions();
        events = platform.clients().events();
        outputs = platform.outputs();
        executions = new Executions(stepFunctions, outputs.onboardingStateMachineArn());
        signups = new SignupBus(events, outputs.eventBusName(), outputs.signupSource());
    }

    /**
     * Waits for the end.
     *
     * @return the execution's history
     * @throws IllegalStateException if it fails
     */
    public List<HistoryEvent> onboard(String tenant, IsolationModel isolation) throws InterruptedException {
        String event = signups.tenantCreated(JsonNodeFactory.instance.objectNode()
                .put("tenantId", tenant)
                .put("tenantName", tenant)
                .put("isolation", isolation.word())
                .put("modelSource", "s3://" + outputs.modelSourceBucketName() + "/shared/iris.tar.gz")
                .put("probePayload", "5.1,3.5,1.4,0.2"));
        Optional<String> execution = executions.startedBy(event);
        while (execution.isEmpty() || status(execution.get()) == ExecutionStatus.RUNNING) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            execution = executions.startedBy(event);
        }
        if (status(execution.get()) != ExecutionStatus.SUCCEEDED) {
            throw new IllegalStateException("the onboarding of " + tenant + " failed");
        }
        GetExecutionHistoryRequest history = GetExecutionHistoryRequest.builder().executionArn(execution.get()).build();
        return stepFunctions.getExecutionHistoryPaginator(history).events().stream().toList();
    }

    private ExecutionStatus status(String execution) {
        return stepFunctions.describeExecution(request -> request.executionArn(execution)).status();
    }

    @Override
    public void close() {
        stepFunctions.close();
        events.close();
    }
}
