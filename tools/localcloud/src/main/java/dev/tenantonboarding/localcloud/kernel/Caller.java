package dev.tenantonboarding.localcloud.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who makes a call. */
public sealed interface Caller {

    /** The ARN that AWS names in its answers; for a service, its principal. */
    String arn();

    /** An IAM user of this account. */
    record User(String name) implements Caller {
        @Override
        public String arn() {
            return Aws.globalArn("iam", "user/" + name);
        }
    }

    /**
     * A session of a role.
     *
     * @param roleArn         the role's ARN, its path included
     * @param roleId          {@code AROA…}
     * @param sessionTags     the tags passed to AssumeRole
     * @param sessionPolicies the policies passed to AssumeRole, as JSON; none means not narrowed
     * @param environment     the function's execution environment whose code holds it, be it that function's own or one that it opened
     */
    record RoleSession(String roleArn, String roleId, String sessionName, Map<String, String> sessionTags,
                       List<String> sessionPolicies, Optional<String> environment) implements Caller {
        public RoleSession {
            sessionTags = Map.copyOf(sessionTags);
            sessionPolicies = List.copyOf(sessionPolicies);
        }

        public String roleName() {
            return roleArn.substring(roleArn.lastIndexOf('/') + 1);
        }

        @Override
        public String arn() {
            return Aws.globalArn("sts", "assumed-role/" + roleName() + "/" + sessionName);
        }
    }

    /**
     * An AWS service acting for a resource of this account.
     *
     * @param principal such as {@code events.amazonaws.com}
     * @param sourceArn the resource it acts for; condition key aws:SourceArn
     */
    record ServicePrincipal(String principal, Optional<String> sourceArn) implements Caller {
        @Override
        public String arn() {
            return principal;
        }
    }
}
