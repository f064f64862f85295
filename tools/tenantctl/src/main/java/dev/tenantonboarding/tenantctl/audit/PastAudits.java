package dev.tenantonboarding.tenantctl.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tenantonboarding.tenancy.audit.AuditReport;
import dev.tenantonboarding.tenancy.audit.Totals;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The documents of earlier audits, of which only the numbers beside them are read: each document grows with the tenants. */
public record PastAudits(S3Client s3, String bucket) {
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    /**
     * The latest ones, oldest first.
     *
     * @param most how many
     */
    public List<PastAudit> latest(int most) {
        Deque<String> keys = new ArrayDeque<>();
        s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(AuditReport.KEY_PREFIX).delimiter("/")).contents().stream()
                .map(S3Object::key)
                .filter(key -> key.endsWith(AuditReport.KEY_SUFFIX))
                .forEach(key -> {
                    keys.addLast(key);
                    if (keys.size() > most) {
                        keys.removeFirst();
                    }
                });
        return keys.stream().flatMap(key -> read(key).stream()).toList();
    }

    /** Empty where it is gone meanwhile, or nobody wrote its numbers down. */
    private Optional<PastAudit> read(String key) {
        try {
            var run = key.substring(AuditReport.KEY_PREFIX.length(), key.length() - AuditReport.KEY_SUFFIX.length());
            return totals(s3.headObject(request -> request.bucket(bucket).key(key)).metadata()).map(totals -> new PastAudit(run, totals));
        } catch (NoSuchKeyException gone) {
            return Optional.empty();
        }
    }

    private static Optional<Totals> totals(Map<String, String> metadata) {
        return number(metadata, "isolated").flatMap(isolated -> number(metadata, "violated").flatMap(violated ->
                number(metadata, "unproven").map(unproven -> new Totals(isolated, violated, unproven))));
    }

    private static Optional<Integer> number(Map<String, String> metadata, String name) {
        return Optional.ofNullable(metadata.get(name)).filter(text -> COUNT.matcher(text).matches()).map(Integer::valueOf);
    }
}
