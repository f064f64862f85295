package dev.tenantonboarding.tenantctl.audit;

import java.util.List;
import java.util.function.Function;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.audit.AuditReport;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import dev.tenantonboarding.tenantctl.Platform;
import dev.tenantonboarding.tenantctl.console.Console;
import dev.tenantonboarding.tenantctl.console.LiveLine;
import dev.tenantonboarding.tenantctl.stack.StackOutputs;
import dev.tenantonboarding.tenantctl.tenants.AllRecords;
import dev.tenantonboarding.tenantctl.tenants.AllRecords.Unreadable;
import dev.tenantonboarding.tenantctl.tenants.IsolationTest;
import dev.tenantonboarding.tenantctl.tenants.QuarantineFunction;

/** The audits that an operator can have made of a platform, with their progress on the console. */
public record Audits(Platform platform, StackOutputs outputs, Console console) {
    private static final int EACH_OTHER = Integer.MAX_VALUE;
    /** Policies hold for all names alike, and the names most like a tenant's follow it. */
    private static final int FOLLOWING = 2;

    /** Of every active tenant, by the deployed state machine. */
    public AuditReport ofAll(boolean quarantine) {
        try (var stepFunctions = platform.clients().stepFunctions(); var s3 = platform.clients().s3(); var line = console.live()) {
            return new FleetAudit(stepFunctions, outputs.auditStateMachineArn(), s3, outputs.recordsBucketName())
                    .run(quarantine, platform.target().pause(), line);
        }
    }

    /** Of these, each against all the others, by calls. */
    public AuditReport ofPairs(List<TenantRecord> named, boolean quarantine) {
        try (var lambda = platform.clients().patientLambda()) {
            var test = new IsolationTest(lambda, outputs.isolationSmokeTestFunctionName());
            var report = follow(line -> new NamedAudit(test::around, false, EACH_OTHER, line).of(named));
            return quarantine ? new ViolatedTenants(new QuarantineFunction(lambda, outputs.quarantineFunctionName()), console).hold(report) : report;
        }
    }

    /** Of these, each against all the others, by what the policies say. */
    public AuditReport simulationOfPairs(List<TenantRecord> named) {
        return simulation(named, EACH_OTHER);
    }

    /** Of every active tenant, each against those that follow it, by what the policies say. */
    public AuditReport simulationOfAll(AllRecords records) {
        var active = records.readable().stream().filter(record -> record.status() == TenantStatus.ACTIVE).toList();
        return simulation(active, FOLLOWING).and(records.unreadable().stream()
                .map(Unreadable::tenantId).filter(TenantId::isLegal).map(TenantId::new).map(AuditedTenant::unreadable).toList());
    }

    private AuditReport simulation(List<TenantRecord> tenants, int neighbours) {
        try (var lambda = platform.clients().patientLambda()) {
            var test = new IsolationTest(lambda, outputs.isolationSmokeTestFunctionName());
            return follow(line -> new NamedAudit(test::simulate, true, neighbours, line).of(tenants));
        }
    }

    private AuditReport follow(Function<LiveLine, AuditReport> audit) {
        try (var line = console.live()) {
            return audit.apply(line);
        }
    }
}
