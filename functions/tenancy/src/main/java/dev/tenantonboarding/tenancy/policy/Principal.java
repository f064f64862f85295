package dev.tenantonboarding.tenancy.policy;

import java.util.List;
import java.util.Map;

/**
 * Whom a resource or trust policy is about.
 *
 * @param type {@code AWS} or {@code Service}
 * @param ids  ARNs or service names
 */
public record Principal(String type, List<String> ids) {

    public Principal {
        ids = List.copyOf(ids);
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("a principal needs at least one id");
        }
    }

    public static Principal roles(List<String> arns) {
        return new Principal("AWS", arns);
    }

    public static Principal service(String name) {
        return new Principal("Service", List.of(name));
    }

    /** Anybody, which only a Deny may sensibly say. */
    public static Principal everyone() {
        return new Principal("AWS", List.of("*"));
    }

    Map<String, Object> toMap() {
        return Map.of(type, Statement.oneOrMany(ids));
    }
}
