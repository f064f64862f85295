package dev.tenantonboarding.benchmarks.onboarding;

import dev.tenantonboarding.localcloud.faults.ObservedCall;
import dev.tenantonboarding.localcloud.faults.Recording;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.sagemaker.Limits;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.Home;
import dev.tenantonboarding.tenantctl.local.LocalPlatform;
import dev.tenantonboarding.tenantctl.local.ProcessLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** One onboarding of each isolation model, on a cloud that has two tenants of each. */
public final class OnboardingTable {
    private static final String STACK = "tenant-onboarding";
    private static final int NEIGHBOURS = 2;

    private final LocalPlatform cloud;
    private final Onboardings onboardings;

    private OnboardingTable(LocalPlatform cloud, Onboardings onboardings) {
        this.cloud = cloud;
        this.onboardings = onboardings;
    }

    public static void run(Home home) throws InterruptedException {
        Path log = home.root().resolve("target/benchmark.log");
        List<String> lines;
        // The functions' lines go to the log as long as both are open.
        try (ProcessLog printed = new ProcessLog(log);
                LocalPlatform cloud = LocalPlatform.start(0, Timeline.Mode.SKIP, log, STACK)) {
            cloud.deploy(home);
            try (Onboardings onboardings = new Onboardings(cloud.platform())) {
                lines = new OnboardingTable(cloud, onboardings).lines();
            }
        }
        lines.forEach(System.out::println);
    }

    private List<String> lines() throws InterruptedException {
        for (IsolationModel isolation : IsolationModel.values()) {
            for (int number = 0; number < NEIGHBOURS; number++) {
                onboardings.onboard(isolation.word() + "-neighbour-" + number, isolation);
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("%-8s %8s %8s %12s %12s %12s %10s".formatted("", "s", "over", "transitions", "invocations", "AWS calls", "$"));
        for (IsolationModel isolation : IsolationModel.values()) {
            lines.add(line(isolation));
        }
        return lines;
    }

    private String line(IsolationModel isolation) throws InterruptedException {
        String tenant = isolation.word() + "-measured";
        try (Recording recording = cloud.faults().record(call -> call.invocation().isPresent() && call.mentions(tenant))) {
            Bill bill = Bill.of(onboardings.onboard(tenant, isolation));
            Map<String, Long> services = recording.calls().stream()
                    .collect(Collectors.groupingBy(OnboardingTable::kind, TreeMap::new, Collectors.counting()));
            return String.format(Locale.ROOT, "%-8s %8.1f %8.1f %12d %12d %12d %10.6f  %s", isolation.word(), bill.seconds(),
                    bill.seconds() - own(tenant, isolation), bill.transitions(), bill.invocations(), recording.calls().size(), bill.dollars(), services);
        }
    }

    /** The seconds that what was made for the tenant took by itself. */
    private double own(String tenant, IsolationModel isolation) {
        return switch (isolation) {
            case POOL -> 0;
            case BRIDGE -> Limits.standard().creating().toSeconds();
            case SILO -> stack(new SiloNames(new TenantId(tenant)).stack());
        };
    }

    private double stack(String name) {
        try (CloudFormationClient cloudFormation = cloud.platform().clients().cloudFormation()) {
            List<Instant> times = cloudFormation.describeStackEvents(request -> request.stackName(name)).stackEvents().stream()
                    .map(StackEvent::timestamp)
                    .sorted()
                    .toList();
            return Duration.between(times.getFirst(), times.getLast()).toMillis() / 1_000.0;
        }
    }

    /** By service; IAM's by operation, since its simulator is the slow one. */
    private static String kind(ObservedCall call) {
        return call.service().equals("iam") ? call.operation() : call.service();
    }
}
