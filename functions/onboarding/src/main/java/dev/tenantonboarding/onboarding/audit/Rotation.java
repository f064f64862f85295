package dev.tenantonboarding.onboarding.audit;

import dev.tenantonboarding.tenancy.TenantId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who is whose neighbour in a run. Probing each tenant against every other would take as many probes as there are pairs; a few a run,
 * others the next time, brings each ordered pair's turn within {@code ceil((n - 1) / k)} runs.
 *
 * @param neighbours how many each tenant gets in one run, if there are so many others
 */
record Rotation(int neighbours) {
    Rotation {
        if (neighbours < 1) {
            throw new IllegalArgumentException("a tenant is audited against at least one neighbour, not " + neighbours);
        }
    }

    /**
     * The places of a tenant's neighbours.
     *
     * @param tenant the tenant's own place in the order of all
     * @param run counts the runs, from 0
     */
    List<Integer> neighboursOf(int tenant, int tenants, long run) {
        int others = tenants - 1;
        return IntStream.range(0, Math.min(neighbours, others))
                .mapToObj(turn -> (int) ((tenant + 1 + (run % others * neighbours + turn) % others) % tenants))
                .toList();
    }

    /** @param tenants in an order that stays from run to run */
    List<TenantId> neighboursOf(int tenant, List<TenantId> tenants, long run) {
        return neighboursOf(tenant, tenants.size(), run).stream().map(tenants::get).toList();
    }
}
