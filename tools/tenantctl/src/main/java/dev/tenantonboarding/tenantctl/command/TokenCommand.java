package dev.tenantonboarding.tenantctl.command;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Workplace;
import dev.tenantonboarding.tenantctl.console.Answer;
import dev.tenantonboarding.tenantctl.tenants.Records;
import dev.tenantonboarding.tenantctl.tenants.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a token with which to call the API as a tenant. */
@Command(name = "token", description = "Prints a token for a tenant, good for an hour. On a local cloud only: elsewhere tokens come from your identity provider.")
public final class TokenCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Parameters(paramLabel = "TENANT", description = "The tenant's id.")
    private String tenant;

    public TokenCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        if (!TenantId.isLegal(tenant)) {
            throw CommandFailed.unknownTenant(tenant);
        }
        try (var platform = workplace.open(); var s3 = platform.clients().s3()) {
            var outputs = platform.outputs();
            var record = new Records(s3, outputs.recordsBucketName()).find(new TenantId(tenant))
                    .orElseThrow(() -> CommandFailed.unknownTenant(tenant));
            var token = new Tokens(outputs).forTenant(record.tenantId(), record.tenant().isolation());
            workplace.console().answer(new Answer(
                    JsonNodeFactory.instance.objectNode().put("tenantId", tenant).put("token", token), List.of(token)));
        }
        return ExitCode.OK.number();
    }
}
