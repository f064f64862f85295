package dev.tenantonboarding.onboarding.sweep;

import dev.tenantonboarding.onboarding.endpoint.PoolConfigurations;
import dev.tenantonboarding.onboarding.endpoint.PoolRoll;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the Denies for what the pool's endpoint may still have in memory from filling the policy: finds those that are needless by now, and
 * has the endpoint rolled once there are many. Nobody waits for that, so the next sweep finds them needless.
 */
public final class StalePool {
    private static final Logger LOG = LoggerFactory.getLogger(StalePool.class);
    // About half of what a role's policy can name where all ids are as long as they may be.
    private static final int MANY = 100;
    private static final String MAKER = "sweep";

    private final PoolConfigurations configurations;
    private final PoolRoll roll;

    public StalePool(PoolConfigurations configurations, PoolRoll roll) {
        this.configurations = configurations;
        this.roll = roll;
    }

    /**
     * What there is to do about it.
     *
     * @param inUse the endpoint's configurations
     * @param needless tenants that are held for none of them
     * @param rolling whether the endpoint was begun to be rolled
     */
    public record Look(Set<String> inUse, List<TenantId> needless, boolean rolling) {
        static final Look NOTHING = new Look(Set.of(), List.of(), false);
    }

    /** @param tally of the tenants that are held; hears of what goes wrong */
    public Look look(Tally tally) {
        Map<TenantId, Set<String>> stale = tally.stale();
        if (stale.isEmpty()) {
            return Look.NOTHING;
        }
        try {
            Set<String> inUse = configurations.inUse();
            List<TenantId> needless = stale.entrySet().stream()
                    .filter(held -> Collections.disjoint(held.getValue(), inUse))
                    .map(Map.Entry::getKey)
                    .toList();
            return new Look(inUse, needless, rolled(stale, stale.size() - needless.size(), tally));
        } catch (RuntimeException failed) {
            LOG.error("the pool's endpoint could not be looked at", failed);
            tally.failed(failed);
            return Look.NOTHING;
        }
    }

    private boolean rolled(Map<TenantId, Set<String>> stale, int held, Tally tally) {
        try {
            if (held >= MANY) {
                return roll.begin(stale.values().stream().flatMap(Set::stream).collect(Collectors.toSet()), MAKER);
            }
            if (held < stale.size()) {
                roll.tidy();
            }
        } catch (RuntimeException failed) {
            LOG.error("the pool's endpoint, for which {} tenants are held, could not be rolled", held, failed);
            tally.failed(failed);
        }
        return false;
    }
}
