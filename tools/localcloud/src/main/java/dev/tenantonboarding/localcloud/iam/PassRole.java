package dev.tenantonboarding.localcloud.iam;

import dev.tenantonboarding.localcloud.kernel.Access;

/** What a caller needs who hands a role to a service. */
public final class PassRole {
    private PassRole() {
    }

    /**
     * Belongs to the rule of every operation that takes a role.
     *
     * @param passedToService such as {@code lambda.amazonaws.com}
     */
    public static Access access(String roleArn, String passedToService) {
        return Access.to("iam:PassRole", roleArn).with("iam:PassedToService", passedToService);
    }
}
