package dev.tenantonboarding.localcloud.iam.policy;

/** A policy document that AWS would refuse; the message begins with AWS's wording and names what is wrong. */
public final class MalformedPolicyException extends RuntimeException {

    public MalformedPolicyException(String message) {
        super(message);
    }

    static MalformedPolicyException syntax(String detail) {
        return new MalformedPolicyException("Syntax errors in policy. " + detail);
    }
}
