package dev.tenantonboarding.tenantctl.command;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.Platform;
import dev.tenantonboarding.tenantctl.console.Answer;
import dev.tenantonboarding.tenantctl.tenants.Quarantines;
import dev.tenantonboarding.tenantctl.tenants.Records;

/** What quarantine and release have in common: the tenant that is to be there, and what the user is told. */
final class QuarantinedTenant {

    private QuarantinedTenant() {}

    /** @throws CommandFailed if there is no such tenant, or none that is served */
    static TenantRecord find(Platform platform, String tenant) {
        if (!TenantId.isLegal(tenant)) {
            throw CommandFailed.unknownTenant(tenant);
        }
        try (var s3 = platform.clients().s3()) {
            var record = new Records(s3, platform.outputs().recordsBucketName()).find(new TenantId(tenant))
                    .orElseThrow(() -> CommandFailed.unknownTenant(tenant));
            return switch (record.status()) {
                case ONBOARDING, ACTIVE, FAILED, QUARANTINED -> record;
                case OFFBOARDING, OFFBOARDED -> throw CommandFailed.because(
                        "the tenant " + tenant + " is " + record.status() + ", so there is no model of its to hold or release");
            };
        }
    }

    /**
     * @param changed whether it was otherwise before
     * @param line    what happened
     */
    static Answer answer(TenantRecord now, boolean changed, String line, Quarantines quarantines) {
        var document = JsonNodeFactory.instance.objectNode()
                .put("tenantId", now.tenantId().value())
                .put("status", now.status().name())
                .put("changed", changed);
        quarantines.addTo(document);
        var lines = new ArrayList<>(List.of(line));
        lines.addAll(quarantines.lines());
        return new Answer(document, lines);
    }
}
