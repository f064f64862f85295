package dev.tenantonboarding.localcloud.iam.policy;

/** Who makes a request, by the names that policies may use for it. */
public sealed interface Principal {

    /** An IAM user. */
    record User(String arn) implements Principal {
    }

    /** A session of a role; policies may name the role (every session of it) or the one session. */
    record RoleSession(String roleArn, String sessionArn) implements Principal {
    }

    /** An AWS service acting on its own behalf, such as {@code events.amazonaws.com}. */
    record Service(String name) implements Principal {
    }
}
