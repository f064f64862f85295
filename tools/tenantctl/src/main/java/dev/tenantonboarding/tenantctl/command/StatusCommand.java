package dev.tenantonboarding.tenantctl.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Platform;
import dev.tenantonboarding.tenantctl.Workplace;
import dev.tenantonboarding.tenantctl.place.Pause;
import dev.tenantonboarding.tenantctl.tenants.Executions;
import dev.tenantonboarding.tenantctl.tenants.Follower;
import dev.tenantonboarding.tenantctl.tenants.PathView;
import dev.tenantonboarding.tenantctl.tenants.ProgressLines;
import dev.tenantonboarding.tenantctl.tenants.Records;
import dev.tenantonboarding.tenantctl.tenants.TenantView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows where one tenant stands. */
@Command(name = "status", description = "Shows where a tenant stands: its record, what stopped its onboarding or offboarding if "
        + "something did, and the states that its execution went through.")
public final class StatusCommand implements Callable<Integer> {
    private static final Duration APPEARING = Duration.ofSeconds(5);

    private final Workplace workplace;

    @Parameters(paramLabel = "TENANT", description = "The tenant's id.")
    private String tenant;

    @Option(names = "--watch", description = "Follow the onboarding, or the offboarding, until it ends; exit code 1 if it fails.")
    private boolean watch;

    public StatusCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        try (var platform = workplace.open()) {
            // No tenant can have a name that is not legal, so there is nothing to look up.
            var view = TenantId.isLegal(tenant) ? view(platform, new TenantId(tenant)) : Optional.<TenantView>empty();
            workplace.console().answer(view.map(TenantView::answer).orElseGet(() -> TenantView.unknown(tenant)));
            return view.map(this::exitCode).orElse(ExitCode.UNKNOWN_TENANT).number();
        }
    }

    private Optional<TenantView> view(Platform platform, TenantId id) {
        var outputs = platform.outputs();
        try (var s3 = platform.clients().s3(); var stepFunctions = platform.clients().stepFunctions()) {
            var records = new Records(s3, outputs.recordsBucketName());
            var executions = new Executions(stepFunctions, outputs.onboardingStateMachineArn());
            var record = watch ? appearing(records, id, platform.target().pause()) : records.find(id);
            if (watch && record.isPresent()) {
                var lines = new ProgressLines(workplace.console());
                new Follower(executions, record.get().owner().executionArn(), step -> lines.entered(id.value(), step)).follow(platform.target().pause());
                record = records.find(id);
            }
            return record.map(found -> view(found, executions.course(found.owner().executionArn())));
        }
    }

    private static TenantView view(TenantRecord record, Optional<Executions.Course> course) {
        return new TenantView(record, course.map(Executions.Course::progress), course.map(Executions.Course::path).map(PathView::new));
    }

    /** A signup's record takes a moment to appear; whoever watches is likely to come just then. */
    private static Optional<TenantRecord> appearing(Records records, TenantId id, Duration pause) {
        var end = Instant.now().plus(APPEARING);
        var record = records.find(id);
        while (record.isEmpty() && Instant.now().isBefore(end)) {
            Pause.of(pause);
            record = records.find(id);
        }
        return record;
    }

    private ExitCode exitCode(TenantView view) {
        return watch && view.failure().isPresent() ? ExitCode.FAILED : ExitCode.OK;
    }
}
