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

    /**
     * The same for changes, which may hand a role to CloudFormation.
     *
     * @param tags that the request sets
     */
    List<Access> changing(String action, String nameOrId, Optional<String> roleArn, Optional<String> templateUrl, Map<String, String> tags) {
        var needed = new ArrayList<Access>();
        on(action, nameOrId).forEach(access -> needed.add(key(key(access, "cloudformation:RoleArn", roleArn),
                "cloudformation:TemplateUrl", templateUrl).withRequestTags(tags)));
        roleArn.ifPresent(role -> needed.add(PassRole.access(role, PRINCIPAL)));
        return needed;
    }

    private static Access key(Access access, String name, Optional<String> value) {
        return value.map(given -> access.with(name, given)).orElse(access);
    }

    static List<Access> general(String action) {
        return List.of(Access.to("cloudformation:" + action, "*"));
    }
}
