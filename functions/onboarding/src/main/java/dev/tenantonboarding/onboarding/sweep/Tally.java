package dev.tenantonboarding.onboarding.sweep;

import dev.tenantonboarding.onboarding.SweepIncomplete;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What one run of the sweep came upon. Records are read side by side, so it may be told from many threads. */
public final class Tally {
    private final List<TenantId> swept = new CopyOnWriteArrayList<>();
    private final List<TenantId> unreadable = new CopyOnWriteArrayList<>();
    private final Map<TenantId, Set<String>> stale = new ConcurrentHashMap<>();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger unseen = new AtomicInteger();

    void swept(TenantId tenant) {
        swept.add(tenant);
    }

    void unreadable(TenantId tenant) {
        unreadable.add(tenant);
    }

    void stale(TenantId tenant, Set<String> configurations) {
        stale.put(tenant, configurations);
    }

    void failed(RuntimeException why) {
        failures.add(why);
    }

    void unseen(int records) {
        unseen.addAndGet(records);
    }

    /** Whose records were put right. */
    public List<TenantId> swept() {
        return List.copyOf(swept);
    }

    /** Whose records nobody can read. */
    public List<TenantId> unreadable() {
        return List.copyOf(unreadable);
    }

    /** Who is held for what the pool's endpoint may have in memory, and under which of its configurations. */
    public Map<TenantId, Set<String>> stale() {
        return Map.copyOf(stale);
    }

    /** How many records were left to the next run. */
    public int unseen() {
        return unseen.get();
    }

    /** @throws SweepIncomplete with all that went wrong, if anything did */
    public void requireComplete() {
        if (!failures.isEmpty()) {
            SweepIncomplete incomplete = new SweepIncomplete(failures.size() + " things went wrong, of which this is the first", failures.getFirst());
            failures.stream().skip(1).forEach(incomplete::addSuppressed);
            throw incomplete;
        }
    }
}
