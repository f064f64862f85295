package dev.tenantonboarding.onboarding.endpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * An endpoint as it should be.
 *
 * @param mark the tags by which the endpoint and its parts are known: what lacks one of them is someone else's
 * @param labels the tags beside those
 */
public record EndpointPlan(String endpointName, Hosting hosting, Served served, Map<String, String> mark, Map<String, String> labels) {
    private static final int VERSION_DIGITS = 8;

    /** What an endpoint serves. */
    sealed interface Served {
        /** Where SageMaker finds it. */
        String url();
    }

    /** Every tenant's archive below a prefix. */
    record SharedModels(String url) implements Served {}

    /** One tenant's archive. */
    record OneModel(String url) implements Served {}

    public EndpointPlan {
        mark = Map.copyOf(mark);
        labels = Map.copyOf(labels);
    }

    Map<String, String> tags() {
        Map<String, String> all = new TreeMap<>(labels);
        all.putAll(mark);
        return all;
    }

    /** The name of the model and of the endpoint configuration: another plan gives another, since neither can be changed. */
    String versionName() {
        try {
            byte[] plan = (hosting + " " + served).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(plan);
            return endpointName + "-" + HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Whether an endpoint with that configuration is to be made anew. The pool's stays: all its tenants would be without it meanwhile. */
    boolean isOutdated(String configuration) {
        return switch (served) {
            case SharedModels shared -> false;
            case OneModel one -> !configuration.equals(versionName());
        };
    }
}
