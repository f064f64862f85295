package dev.tenantonboarding.tests.mutants;

import dev.tenantonboarding.tests.stage.InvokePolicy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.Tag;

/** The careless hands, at policies, roles and settings. */
final class Changes {
    private static final String OWN = "Own";
    private static final String ADDED = "Added";

    private Changes() {}

    /** Of a managed policy, by its logical id. Those of the invoke roles are their boundaries too. */
    static Change policy(String logicalId, String of, String by) {
        Edit edit = new Edit(of, by);
        return live -> {
            String arn = live.made(logicalId);
            String version = live.iam().getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId();
            String document = live.iam().getPolicyVersion(request -> request.policyArn(arn).versionId(version)).policyVersion().document();
            return new InvokePolicy(live.iam(), arn).say(edit.ofEncoded(document, live))::close;
        };
    }

    /** Of the inline policy with which a function's or a container's role is made. */
    static Change ownPolicy(String role, String of, String by) {
        Edit edit = new Edit(of, by);
        return live -> {
            String name = live.named(role);
            String before = live.iam().getRolePolicy(request -> request.roleName(name).policyName(OWN)).policyDocument();
            live.iam().putRolePolicy(request -> request.roleName(name).policyName(OWN).policyDocument(edit.ofEncoded(before, live)));
            return () -> live.iam().putRolePolicy(request -> request.roleName(name).policyName(OWN).policyDocument(decoded(before)));
        };
    }

    /** One more inline policy. */
    static Change inline(String role, String statement) {
        return live -> {
            String name = live.named(role);
            live.iam().putRolePolicy(request -> request.roleName(name).policyName(ADDED).policyDocument(document(statement, live)));
            return () -> live.iam().deleteRolePolicy(request -> request.roleName(name).policyName(ADDED));
        };
    }

    /** One more managed policy. */
    static Change attached(String role, String statement) {
        return live -> {
            String name = live.named(role);
            String arn = live.iam().createPolicy(request -> request.policyName(ADDED).policyDocument(document(statement, live))).policy().arn();
            live.iam().attachRolePolicy(request -> request.roleName(name).policyArn(arn));
            return () -> {
                live.iam().detachRolePolicy(request -> request.roleName(name).policyArn(arn));
                live.iam().deletePolicy(request -> request.policyArn(arn));
            };
        };
    }

    static Change withoutBoundary(String role) {
        return live -> {
            String name = live.named(role);
            String boundary = live.iam().getRole(request -> request.roleName(name)).role().permissionsBoundary().permissionsBoundaryArn();
            live.iam().deleteRolePermissionsBoundary(request -> request.roleName(name));
            return () -> live.iam().putRolePermissionsBoundary(request -> request.roleName(name).permissionsBoundary(boundary));
        };
    }

    static Change trust(String role, String of, String by) {
        Edit edit = new Edit(of, by);
        return live -> {
            String name = live.named(role);
            String before = live.iam().getRole(request -> request.roleName(name)).role().assumeRolePolicyDocument();
            live.iam().updateAssumeRolePolicy(request -> request.roleName(name).policyDocument(edit.ofEncoded(before, live)));
            return () -> live.iam().updateAssumeRolePolicy(request -> request.roleName(name).policyDocument(decoded(before)));
        };
    }

    static Change tag(String role, String key, String value) {
        return live -> {
            String name = live.named(role);
            live.iam().tagRole(request -> request.roleName(name).tags(Tag.builder().key(key).value(live.filled(value)).build()));
            return () -> live.iam().untagRole(request -> request.roleName(name).tagKeys(key));
        };
    }

    /** Of a variable in a function's environment. */
    static Change variable(String function, String key, String value) {
        return live -> {
            String name = live.named(function);
            Map<String, String> before = live.functions().getFunctionConfiguration(request -> request.functionName(name)).environment().variables();
            if (!before.containsKey(key)) {
                throw new AssertionError(name + " is not told " + key);
            }
            Map<String, String> after = new HashMap<>(before);
            after.put(key, live.filled(value));
            live.functions().updateFunctionConfiguration(request -> request.functionName(name).environment(all -> all.variables(after)));
            return () -> live.functions().updateFunctionConfiguration(request -> request.functionName(name).environment(all -> all.variables(before)));
        };
    }

    private static String document(String statement, Live live) {
        return live.filled("{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}");
    }

    private static String decoded(String document) {
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }
}
