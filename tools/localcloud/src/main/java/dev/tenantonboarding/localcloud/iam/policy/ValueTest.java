package dev.tenantonboarding.localcloud.iam.policy;

/** A policy's value under one operator, ready to judge a value of the request. */
@FunctionalInterface
interface ValueTest {

    /** A value that isn't of the operator's type: it neither matches nor differs. */
    ValueTest ILL_TYPED = (_, _) -> Truth.UNKNOWN;

    Truth accepts(String value, RequestContext context);

    /** Makes the test for one value of a policy; what is costly is done here, once. */
    @FunctionalInterface
    interface Maker {
        ValueTest make(String policyValue, PolicyVersion version);
    }
}
