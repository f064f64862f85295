package dev.tenantonboarding.onboarding;

import dev.tenantonboarding.onboarding.audit.AuditRun;
import dev.tenantonboarding.onboarding.audit.PlannedTenant;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the audit's machine sends to its tasks, as a map like {@link TaskInput}. */
record AuditInput(Map<String, Object> fields) {
    AuditRun run() {
        return new AuditRun(text("run"));
    }

    String executionArn() {
        return text("execution");
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    boolean quarantine() {
        if (fields.get("quarantine") instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalArgumentException("the payload does not say whether to quarantine");
    }

    PlannedTenant planned() {
        if (!(fields.get("neighbours") instanceof List<?> neighbours)) {
            throw new IllegalArgumentException("the payload has no list neighbours");
        }
        IsolationModel isolation = IsolationModel.of(text("isolation"))
                .orElseThrow(() -> new IllegalArgumentException("the payload has no isolation model in isolation"));
        return new PlannedTenant(
                new TenantId(text("tenantId")), isolation, neighbours.stream().map(String::valueOf).map(TenantId::new).toList());
    }

    private String text(String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the payload has no text " + name);
    }
}
