package dev.tenantonboarding.tenantctl.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.audit.AuditJson;
import dev.tenantonboarding.tenancy.audit.AuditReport;
import dev.tenantonboarding.tenancy.audit.Totals;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Program;
import dev.tenantonboarding.tenantctl.Workplace;
import dev.tenantonboarding.tenantctl.audit.AuditLines;
import dev.tenantonboarding.tenantctl.audit.Audits;
import dev.tenantonboarding.tenantctl.audit.PastAudits;
import dev.tenantonboarding.tenantctl.audit.page.Page;
import dev.tenantonboarding.tenantctl.console.Answer;
import dev.tenantonboarding.tenantctl.tenants.Records;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves again that tenants are kept apart. */
@Command(name = "audit", description = {
    "Proves by real calls that tenants are kept apart. The tenants named are probed, each against all the others; without names the audit's "
        + "state machine probes every active tenant against a few others, by turns, so that each pair is tried as time goes on.",
    "VIOLATED is a tenant for which IAM let a forbidden call through; UNPROVEN one for which some call had no answer that tells, never a pass. "
        + "The audit only reports, unless --quarantine is given.",
    "--static calls nothing: IAM's simulator is asked what the policies say, of tenants without names each against the two that follow it. It "
        + "knows no trust policies and no function's code, and so proves less.",
    "The exit code is 0 only if every tenant is isolated, 4 if one is violated, else 5 if one is unproven, and 3 if a tenant named has no record."})
public final class AuditCommand implements Callable<Integer> {
    private static final int RUNS_ON_PAGE = 20;

    private final Program program;
    private final Workplace workplace;

    @Parameters(arity = "0..*", paramLabel = "TENANT", description = "The tenants' ids; without any, all that are active.")
    private List<String> tenants = List.of();

    @Option(names = "--quarantine", description = "Put tenants that are found violated in quarantine.")
    private boolean quarantine;

    @Option(names = "--static", description = "Ask IAM's simulator instead of making calls.")
    private boolean simulated;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the audit as a page for a browser too, with the last " + RUNS_ON_PAGE + " runs.")
    private Optional<Path> html = Optional.empty();

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    public AuditCommand(Program program, Workplace workplace) {
        this.program = program;
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        if (simulated && quarantine) {
            throw CommandFailed.usage("--static and --quarantine exclude each other: only a call that was let through shuts a tenant out");
        }
        var page = html.map(PageFile::at);
        try (var platform = workplace.open(); var s3 = platform.clients().s3()) {
            var outputs = platform.outputs();
            if (quarantine) {
                confirmation.ask(platform.target(), "put tenants in quarantine that are found violated", program.streams());
            }
            var report = report(new Audits(platform, outputs, workplace.console()), new Records(s3, outputs.recordsBucketName()));
            page.ifPresent(file -> {
                file.write(new Page(outputs.stackName(), report, new PastAudits(s3, outputs.recordsBucketName()).latest(RUNS_ON_PAGE)).html());
                workplace.console().note("wrote " + file.path());
            });
            return tell(report);
        }
    }

    private AuditReport report(Audits audits, Records records) {
        if (tenants.isEmpty()) {
            return simulated ? audits.simulationOfAll(records.all()) : audits.ofAll(quarantine);
        }
        var named = find(records);
        return simulated ? audits.simulationOfPairs(named) : audits.ofPairs(named, quarantine);
    }

    private List<TenantRecord> find(Records records) {
        return tenants.stream().distinct().sorted()
                .map(name -> Optional.of(name).filter(TenantId::isLegal).flatMap(legal -> records.find(new TenantId(legal)))
                        .orElseThrow(() -> CommandFailed.unknownTenant(name)))
                .toList();
    }

    private int tell(AuditReport report) {
        workplace.console().answer(new Answer(AuditJson.write(report), AuditLines.of(report)));
        var code = exitCode(report.totals());
        if (code != ExitCode.OK) {
            workplace.console().note("tenantctl: not every tenant is isolated: " + AuditLines.sentence(report.totals()));
        }
        return code.number();
    }

    private static ExitCode exitCode(Totals totals) {
        if (totals.violated() > 0) {
            return ExitCode.VIOLATED;
        }
        return totals.unproven() > 0 ? ExitCode.UNPROVEN : ExitCode.OK;
    }
}
