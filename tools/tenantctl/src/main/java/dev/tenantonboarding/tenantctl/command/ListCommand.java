package dev.tenantonboarding.tenantctl.command;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Workplace;
import dev.tenantonboarding.tenantctl.console.Answer;
import dev.tenantonboarding.tenantctl.console.Table;
import dev.tenantonboarding.tenantctl.tenants.Records;
import dev.tenantonboarding.tenantctl.tenants.TenantView;
import picocli.CommandLine.Command;

/** Lists every tenant. */
@Command(name = "list", description = "Lists the tenants.")
public final class ListCommand implements Callable<Integer> {
    private final Workplace workplace;

    public ListCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        try (var platform = workplace.open(); var s3 = platform.clients().s3()) {
            workplace.console().answer(answer(new Records(s3, platform.outputs().recordsBucketName()).all()));
        }
        return ExitCode.OK.number();
    }

    static Answer answer(List<TenantRecord> tenants) {
        var document = JsonNodeFactory.instance.objectNode();
        var list = document.putArray("tenants");
        var table = new Table("TENANT", "STATUS", "ISOLATION", "ENDPOINT", "UPDATED");
        for (var tenant : tenants) {
            list.add(TenantView.summary(tenant));
            table.row(tenant.tenantId().value(), tenant.status().name(), tenant.tenant().isolation().word(),
                    tenant.endpointName().orElse("-"), tenant.updatedAt().toString());
        }
        return new Answer(document, tenants.isEmpty() ? List.of("no tenants") : table.lines());
    }
}
