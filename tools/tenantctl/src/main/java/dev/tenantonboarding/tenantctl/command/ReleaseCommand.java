package dev.tenantonboarding.tenantctl.command;

import java.util.concurrent.Callable;

import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Program;
import dev.tenantonboarding.tenantctl.Workplace;
import dev.tenantonboarding.tenantctl.tenants.QuarantineFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a tenant in again. */
@Command(name = "release", description = "Ends a tenant's quarantine, and waits until its calls are no longer refused.")
public final class ReleaseCommand implements Callable<Integer> {
    private final Program program;
    private final Workplace workplace;

    @Parameters(paramLabel = "TENANT", description = "The tenant's id.")
    private String tenant;

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    public ReleaseCommand(Program program, Workplace workplace) {
        this.program = program;
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        try (var platform = workplace.open(); var lambda = platform.clients().patientLambda()) {
            var before = QuarantinedTenant.find(platform, tenant);
            confirmation.ask(platform.target(), "release " + tenant + " from quarantine", program.streams());
            // One that is free is released again: the first time may have ended half way.
            var quarantines = new QuarantineFunction(lambda, platform.outputs().quarantineFunctionName()).release(before.tenantId());
            var now = QuarantinedTenant.find(platform, tenant);
            var held = before.status() == TenantStatus.QUARANTINED;
            var line = held ? tenant + " is released and " + now.status() + " again" : tenant + " was not in quarantine: it is " + now.status();
            workplace.console().answer(QuarantinedTenant.answer(now, held, line, quarantines));
        }
        return ExitCode.OK.number();
    }
}
