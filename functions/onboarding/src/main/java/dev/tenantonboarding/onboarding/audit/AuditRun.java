package dev.tenantonboarding.onboarding.audit;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.audit.AuditReport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** One run's name, by which its results sort in time, and the keys of what it writes to the records bucket. */
public record AuditRun(String name) {
    private static final DateTimeFormatter BEGIN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);
    private static final int DIGITS = 8;
    private static final Pattern LEGAL = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}-[0-9]{2}-[0-9]{2}Z-[0-9a-f]{" + DIGITS + "}");

    /** @throws IllegalArgumentException if it is not a run's name */
    public AuditRun {
        if (!LEGAL.matcher(name).matches()) {
            throw new IllegalArgumentException("a run is named like 2026-11-23T10-00-00Z-0a1b2c3d, not " + name);
        }
    }

    /** The same for every redrive of an execution. */
    public static AuditRun of(String executionArn, Instant startedAt) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(executionArn.getBytes(StandardCharsets.UTF_8));
            return new AuditRun(BEGIN.format(startedAt) + "-" + HexFormat.of().formatHex(hash).substring(0, DIGITS));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** What remains of the run. */
    public String documentKey() {
        return AuditReport.key(name);
    }

    /** Below which lies what is needed only until the document is written. */
    String scratch() {
        return AuditReport.KEY_PREFIX + name + "/";
    }

    public String planKey() {
        return scratch() + "plan.json";
    }

    String unreadableKey() {
        return scratch() + "unreadable.json";
    }

    String findingKey(TenantId tenant) {
        return scratch() + "tenants/" + tenant + ".json";
    }
}
