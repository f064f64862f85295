package dev.tenantonboarding.localcloud.kernel;

/** What every call passes before it is authorised, and once more after it took effect. */
@FunctionalInterface
public interface Passage {
    /** Lets every call pass. */
    Passage OPEN = _ -> () -> { };

    /**
     * @return runs after the call took effect or was refused; what it throws goes out in place of the answer
     * @throws AwsError         to be answered instead
     * @throws ConnectionBroken to end the connection instead
     */
    Runnable arrive(ArrivingCall call);
}
