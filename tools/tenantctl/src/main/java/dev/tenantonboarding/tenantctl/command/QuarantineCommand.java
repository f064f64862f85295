package dev.tenantonboarding.tenantctl.command;

import java.time.Instant;
import java.util.concurrent.Callable;

import dev.tenantonboarding.tenancy.Quarantine;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Program;
import dev.tenantonboarding.tenantctl.Workplace;
import dev.tenantonboarding.tenantctl.tenants.QuarantineFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shuts one tenant out. */
@Command(name = "quarantine", description = "Has every call of a tenant to its model refused, and waits until it is.")
public final class QuarantineCommand implements Callable<Integer> {
    private final Program program;
    private final Workplace workplace;

    @Parameters(paramLabel = "TENANT", description = "The tenant's id.")
    private String tenant;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for the record and the event.")
    private String reason;

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    public QuarantineCommand(Program program, Workplace workplace) {
        this.program = program;
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        checkReason();
        try (var platform = workplace.open(); var lambda = platform.clients().patientLambda()) {
            var before = QuarantinedTenant.find(platform, tenant);
            confirmation.ask(platform.target(), "put " + tenant + " in quarantine, so that its calls are refused", program.streams());
            // One that is held already is held again: the first time may have ended half way.
            var quarantines = new QuarantineFunction(lambda, platform.outputs().quarantineFunctionName()).quarantine(before.tenantId(), reason);
            var line = before.quarantine()
                    .map(since -> tenant + " was in quarantine already, since " + since.at() + "; its calls are refused")
                    .orElse(tenant + " is in quarantine: its calls are refused");
            workplace.console().answer(QuarantinedTenant.answer(
                    QuarantinedTenant.find(platform, tenant), before.status() != TenantStatus.QUARANTINED, line, quarantines));
        }
        return ExitCode.OK.number();
    }

    private void checkReason() {
        try {
            new Quarantine(reason, false, Instant.EPOCH, TenantStatus.ACTIVE);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage("--reason: " + e.getMessage());
        }
    }
}
