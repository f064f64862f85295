package dev.tenantonboarding.localcloud.cloudformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.iam.PassRole;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;

/** What operations on stacks need to be allowed. */
record StackAccess(Stacks stacks) {
    static final String PRINCIPAL = "cloudformation.amazonaws.com";

    /** On one stack, by its name or id; for a name that no stack has, on any of that name. */
    List<Access> on(String action, String nameOrId) {
        var stack = stacks.find(nameOrId);
        var arn = stack.map(Stack::id).orElse(nameOrId.startsWith("arn:") ? nameOrId : Aws.arn("cloudformation", "stack/" + nameOrId + "/*"));
        var access = Access.to("cloudformation:" + action, arn);
        return List.of(stack.map(found -> access.withResourceTags(found.definition().tags())).orElse(access));
    }

    /** The same for changes, which may hand a role to CloudFormation. */
    List<Access> changing(String action, String nameOrId, String roleArn, Map<String, String> tags) {
        var needed = new ArrayList<Access>();
        on(action, nameOrId).forEach(access -> needed.add(Optional.ofNullable(roleArn).map(role -> access.with("cloudformation:RoleArn", role))
                .orElse(access).withRequestTags(tags)));
        if (roleArn != null) {
            needed.add(PassRole.access(roleArn, PRINCIPAL));
        }
        return needed;
    }

    static List<Access> general(String action) {
        return List.of(Access.to("cloudformation:" + action, "*"));
    }
}
