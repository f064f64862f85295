package dev.tenantonboarding.onboarding.quarantine;

import dev.tenantonboarding.tenancy.probe.InvokeRole;
import java.util.List;

/**
 * How things stand once all Denies were made anew.
 *
 * @param held how many tenants' calls are refused: in quarantine, being offboarded, or held for what the pool may still have in memory
 * @param room how many more tenants can be quarantined by hand, whichever role they enter by and however long their ids
 * @param overflow the roles that deny everybody, because they could not name all those tenants
 */
public record Standing(int held, int room, List<InvokeRole> overflow) {
    public Standing {
        overflow = List.copyOf(overflow);
    }

    static Standing of(int held, List<Denial> denials) {
        return new Standing(
                held,
                denials.stream().mapToInt(Denial::room).min().orElse(0),
                denials.stream().filter(Denial::overflow).map(Denial::role).toList());
    }
}
