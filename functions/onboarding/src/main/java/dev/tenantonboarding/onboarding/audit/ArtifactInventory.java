package dev.tenantonboarding.onboarding.audit;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.audit.Orphan;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/** Models in the platform's own bucket, where everything is a tenant's. */
public record ArtifactInventory(S3Client s3, String bucket, String bucketArn) implements Inventory {
    private static final Pattern KEY = Pattern.compile("(?:pool/([^/]+)\\.tar\\.gz|(?:bridge|silo)/([^/]+)/.+)");

    @Override
    public List<Item> items() {
        return s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                .map(found -> new Item(bucketArn + "/" + found.key(), found.key(), "artifact", namedAfter(found.key())))
                .toList();
    }

    private static Optional<TenantId> namedAfter(String key) {
        Matcher parts = KEY.matcher(key);
        return parts.matches() ? Optional.ofNullable(parts.group(1)).or(() -> Optional.of(parts.group(2))).flatMap(Inventory::tenant) : Optional.empty();
    }

    @Override
    public Optional<Orphan> ours(Item item) {
        return Optional.of(new Orphan(item.arn(), item.namedAfter().map(TenantId::value), item.what()));
    }
}
