package dev.tenantonboarding.onboarding.quarantine;

import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.QuarantinePolicy;
import dev.tenantonboarding.tenancy.probe.InvokeRole;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one invoke role's inline policy says of the tenants whose calls are refused.
 *
 * @param overflow whether they are too many to be named, so that everybody is denied
 * @param room how many more tenants it could name, however long their ids
 */
record Denial(InvokeRole role, Policy policy, boolean overflow, int room) {
    /** Characters in all inline policies of a role together, white space left out. From AWS's IAM quotas. */
    static final int MOST_CHARACTERS = 10_240;

    private static final String LONGEST_ID = "x".repeat(TenantId.MAX_LENGTH);

    /** From all tenants whose calls are refused, in any order. */
    static Denial of(InvokeRole role, List<Held> held, String poolEndpoint, Arns arns) {
        Document document = new Document(role, held.stream().sorted(Comparator.comparing(Held::tenant)).toList(), poolEndpoint, arns);
        Policy named = document.with(0);
        if (!fits(named)) {
            return ofEverybody(role);
        }
        int room = (int) IntStream.iterate(1, more -> more + 1).takeWhile(more -> fits(document.with(more))).count();
        return new Denial(role, named, false, room);
    }

    static Denial ofEverybody(InvokeRole role) {
        return new Denial(role, QuarantinePolicy.ofEverybody(), true, 0);
    }

    private static boolean fits(Policy policy) {
        // The compact form has no white space, nor have ids and ARNs.
        return policy.toJson().length() <= MOST_CHARACTERS;
    }

    /** The policy as it would be with some more tenants. */
    private record Document(InvokeRole role, List<Held> held, String poolEndpoint, Arns arns) {
        Policy with(int more) {
            Stream<String> tenants = held.stream().filter(tenant -> tenant.isDeniedBy(role)).map(tenant -> tenant.tenant().value());
            List<ModelAddress> exposed = held.stream().flatMap(tenant -> tenant.exposedAddress(poolEndpoint).stream()).toList();
            return new QuarantinePolicy(
                            Stream.concat(tenants, Collections.nCopies(more, LONGEST_ID).stream()).toList(),
                            exposed.stream()
                                    .filter(address -> address.targetModel().isEmpty())
                                    .map(address -> arns.endpoint(address.endpointName()))
                                    .toList(),
                            arns.endpoint(poolEndpoint),
                            exposed.stream().flatMap(address -> address.targetModel().stream()).toList())
                    .policy();
        }
    }
}
