package dev.tenantonboarding.tenantctl.command;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Workplace;
import dev.tenantonboarding.tenantctl.console.Answer;
import dev.tenantonboarding.tenantctl.console.Table;
import dev.tenantonboarding.tenantctl.recovery.Trouble;
import dev.tenantonboarding.tenantctl.tenants.AllRecords;
import dev.tenantonboarding.tenantctl.tenants.Records;
import dev.tenantonboarding.tenantctl.tenants.TenantView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the tenants. */
@Command(name = "list", description = "Lists the tenants; those that were offboarded only with --all.")
public final class ListCommand implements Callable<Integer> {
    private static final String UNREADABLE = Trouble.Kind.UNREADABLE.name();

    private final Workplace workplace;

    @Option(names = "--all", description = "List the tenants that were offboarded too.")
    private boolean all;

    public ListCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        try (var platform = workplace.open(); var s3 = platform.clients().s3()) {
            workplace.console().answer(answer(new Records(s3, platform.outputs().recordsBucketName()).all(), all));
        }
        return ExitCode.OK.number();
    }

    /** @param all tombstones too */
    static Answer answer(AllRecords records, boolean all) {
        var tenants = records.readable().stream().filter(tenant -> all || tenant.status() != TenantStatus.OFFBOARDED).toList();
        var document = JsonNodeFactory.instance.objectNode();
        var list = document.putArray("tenants");
        var table = new Table("TENANT", "STATUS", "ISOLATION", "ENDPOINT", "UPDATED");
        for (var tenant : tenants) {
            list.add(TenantView.summary(tenant));
            table.row(tenant.tenantId().value(), tenant.status().name(), tenant.tenant().isolation().word(),
                    tenant.endpointName().orElse("-"), tenant.updatedAt().toString());
        }
        for (var record : records.unreadable()) {
            list.addObject().put("tenantId", record.tenantId()).put("status", UNREADABLE).put("reason", record.reason());
            table.row(record.tenantId(), UNREADABLE, "-", "-", record.since().toString());
        }
        return new Answer(document, list.isEmpty() ? List.of("no tenants") : table.lines());
    }
}
