package dev.tenantonboarding.localcloud.iam.policy;

import java.util.List;

/**
 * A Resource or NotResource element; ARNs compare with case.
 *
 * @param inverted whether it is NotResource: everything but these
 * @param everything whether one of the entries is {@code *}
 */
record ResourceSet(boolean inverted, boolean everything, List<ArnTemplate> arns) {

    ResourceSet {
        arns = List.copyOf(arns);
    }

    boolean contains(String resource, RequestContext context) {
        return (everything || named(resource, context)) != inverted;
    }

    private boolean named(String resource, RequestContext context) {
        String[] segments = resource.split(":", ArnTemplate.SEGMENTS);
        for (ArnTemplate arn : arns) {
            if (arn.matches(segments, context)) {
                return true;
            }
        }
        return false;
    }
}
