package dev.tenantonboarding.localcloud.kernel;

import java.util.Optional;

/** What every call passes before it is authorised, and once more after it took effect. */
@FunctionalInterface
public interface Passage {
    /** Lets every call pass. */
    Passage OPEN = _ -> Optional.empty();

    /**
     * @return runs after the call took effect or was refused and before any of its answer goes out; what it throws goes out instead
     * @throws AwsError         to be answered instead
     * @throws ConnectionBroken to end the connection instead
     */
    Optional<Runnable> arrive(ArrivingCall call);
}
