package dev.tenantonboarding.benchmarks.onboarding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tenantonboarding.localcloud.faults.ObservedCall;
import dev.tenantonboarding.localcloud.faults.Recording;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenantctl.Home;
import dev.tenantonboarding.tenantctl.local.LocalPlatform;
import dev.tenantonboarding.tenantctl.local.ProcessLog;
import dev.tenantonboarding.tenantctl.stack.StackOutputs;
import dev.tenantonboarding.tenantctl.tenants.Executions;
import dev.tenantonboarding.tenantctl.tenants.SignupBus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;

/** One onboarding of each isolation model, on a cloud that has two tenants of each. */
public final class OnboardingTable {
    private static final String STACK = "tenant-onboarding";
    private static final int NEIGHBOURS = 2;
    private static final long LOOK_EVERY_MILLIS = 50;

    private final LocalPlatform cloud;
    private final StackOutputs outputs;
    private final SfnClient stepFunctions;
    private final Executions executions;
    private final SignupBus signups;

    private OnboardingTable(LocalPlatform cloud, SfnClient stepFunctions, EventBridgeClient events) {
        this.cloud = cloud;
        this.stepFunctions = stepFunctions;
        outputs = cloud.platform().outputs();
        executions = new Executions(stepFunctions, outputs.onboardingStateMachineArn());
        signups = new SignupBus(events, outputs.eventBusName(), outputs.signupSource());
    }

    public static void run(Home home) throws InterruptedException {
        Path log = home.root().resolve("target/benchmark.log");
        List<String> lines;
        // The functions' lines go to the log as long as both are open.
        try (ProcessLog printed = new ProcessLog(log);
                LocalPlatform cloud = LocalPlatform.start(0, Timeline.Mode.SKIP, log, STACK)) {
            cloud.deploy(home);
            try (SfnClient stepFunctions = cloud.platform().clients().stepFunctions();
                    EventBridgeClient events = cloud.platform().clients().events()) {
                lines = new OnboardingTable(cloud, stepFunctions, events).lines();
            }
        }
        lines.forEach(System.out::println);
    }

    private List<String> lines() throws InterruptedException {
        for (IsolationModel isolation : IsolationModel.values()) {
            for (int number = 0; number < NEIGHBOURS; number++) {
                onboard(isolation.word() + "-neighbour-" + number, isolation);
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("%-8s %8s %12s %12s %12s %10s".formatted("", "s", "transitions", "invocations", "AWS calls", "$"));
        for (IsolationModel isolation : IsolationModel.values()) {
            lines.add(line(isolation));
        }
        return lines;
    }

    private String line(IsolationModel isolation) throws InterruptedException {
        String tenant = isolation.word() + "-measured";
        try (Recording recording = cloud.faults().record(call -> call.invocation().isPresent() && call.mentions(tenant))) {
            Bill bill = Bill.of(stepFunctions.getExecutionHistoryPaginator(of(onboard(tenant, isolation))).events().stream().toList());
            Map<String, Long> services = recording.calls().stream()
                    .collect(Collectors.groupingBy(OnboardingTable::kind, TreeMap::new, Collectors.counting()));
            return String.format(Locale.ROOT, "%-8s %8.1f %12d %12d %12d %10.6f  %s", isolation.word(), bill.seconds(), bill.transitions(),
                    bill.invocations(), recording.calls().size(), bill.dollars(), services);
        }
    }

    /** By service; IAM's by operation, since its simulator is the slow one. */
    private static String kind(ObservedCall call) {
        return call.service().equals("iam") ? call.operation() : call.service();
    }

    private static GetExecutionHistoryRequest of(String execution) {
        return GetExecutionHistoryRequest.builder().executionArn(execution).build();
    }

    /** @return the execution's ARN */
    private String onboard(String tenant, IsolationModel isolation) throws InterruptedException {
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
        return execution.get();
    }

    private ExecutionStatus status(String execution) {
        return stepFunctions.describeExecution(request -> request.executionArn(execution)).status();
    }
}
