package dev.tenantonboarding.tests.stage;

import dev.tenantonboarding.tenancy.TenantId;
import java.util.concurrent.atomic.AtomicInteger;

/** Ids that no other test of this run uses, so that all can share one cloud. */
public final class TenantIds {
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private TenantIds() {}

    public static TenantId fresh(String word) {
        return new TenantId(word + "-" + NEXT.getAndIncrement());
    }
}
