package dev.tenantonboarding.onboarding;

import dev.tenantonboarding.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the Quarantine function is asked for. */
sealed interface QuarantineRequest {
    record Hold(TenantId tenant, String reason, boolean violation) implements QuarantineRequest {}

    record Release(TenantId tenant) implements QuarantineRequest {}

    /** For a tenant that is being offboarded already. */
    record Cut(TenantId tenant) implements QuarantineRequest {}

    /** The same for a tenant that was cut off before. */
    record Check(TenantId tenant) implements QuarantineRequest {}

    /** For a tenant of whose old bytes the pool's endpoint holds none any more. */
    record Admit(TenantId tenant) implements QuarantineRequest {}

    /**
     * The same for all such tenants.
     *
     * @param inUse the configurations of the pool's endpoint
     */
    record Freshen(Set<String> inUse) implements QuarantineRequest {}

    record Rebuild() implements QuarantineRequest {}

    /** @throws IllegalArgumentException saying what the payload lacks */
    static QuarantineRequest of(Map<String, Object> payload) {
        return switch (text(payload, "action")) {
            case "quarantine" -> new Hold(tenant(payload), text(payload, "reason"), violation(payload));
            case "release" -> new Release(tenant(payload));
            case "cut" -> new Cut(tenant(payload));
            case "check" -> new Check(tenant(payload));
            case "admit" -> new Admit(tenant(payload));
            case "freshen" -> new Freshen(texts(payload, "inUse"));
            case "rebuild" -> new Rebuild();
            default -> throw new IllegalArgumentException("the action must be quarantine, release, cut, check, admit, freshen or rebuild");
        };
    }

    private static TenantId tenant(Map<String, Object> payload) {
        return new TenantId(text(payload, "tenantId"));
    }

    private static boolean violation(Map<String, Object> payload) {
        return switch (Optional.ofNullable(payload.get("violation")).orElse(false)) {
            case Boolean violation -> violation;
            default -> throw new IllegalArgumentException("violation must be true or false");
        };
    }

    private static Set<String> texts(Map<String, Object> payload, String name) {
        if (payload.get(name) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
        }
        throw new IllegalArgumentException("the payload has no list of texts " + name);
    }

    private static String text(Map<String, Object> payload, String name) {
        if (payload.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the payload has no text " + name);
    }
}
