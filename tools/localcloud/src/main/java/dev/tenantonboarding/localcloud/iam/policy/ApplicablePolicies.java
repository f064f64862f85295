package dev.tenantonboarding.localcloud.iam.policy;

import java.util.List;
import java.util.Optional;

/**
 * The policies that take part in one decision.
 *
 * @param identity what is attached to the caller
 * @param boundary the caller's permissions boundary
 * @param session the policies passed when the caller's session was opened; none means unrestricted
 * @param resource the policy attached to the resource, which may allow by itself
 * @param trust the trust policy of the role to be assumed, which must allow
 */
public record ApplicablePolicies(List<PolicyDocument> identity, Optional<PolicyDocument> boundary, List<PolicyDocument> session,
        Optional<PolicyDocument> resource, Optional<PolicyDocument> trust) {

    public ApplicablePolicies {
        identity = List.copyOf(identity);
        session = List.copyOf(session);
    }

    /** Identity policies alone. */
    public static ApplicablePolicies ofIdentity(List<PolicyDocument> documents) {
        return new ApplicablePolicies(documents, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    public ApplicablePolicies withBoundary(PolicyDocument document) {
        return new ApplicablePolicies(identity, Optional.of(document), session, resource, trust);
    }

    public ApplicablePolicies withSession(List<PolicyDocument> documents) {
        return new ApplicablePolicies(identity, boundary, documents, resource, trust);
    }

    public ApplicablePolicies withResource(PolicyDocument document) {
        return new ApplicablePolicies(identity, boundary, session, Optional.of(document), trust);
    }

    public ApplicablePolicies withTrust(PolicyDocument document) {
        return new ApplicablePolicies(identity, boundary, session, resource, Optional.of(document));
    }
}
