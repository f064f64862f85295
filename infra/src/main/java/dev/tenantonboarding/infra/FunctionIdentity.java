package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.logs.CfnLogGroup;

/** Whom a function acts as: a role of its own, and the log group that only it writes. Made before it, as other roles trust it. */
record FunctionIdentity(String id, CfnRole role, CfnLogGroup logs) {

    static FunctionIdentity create(Stack stack, String id, List<Statement> may) {
        var logs = Logs.group(stack, id + "Logs");
        var write = Statement.allow("WriteLogs", "logs:CreateLogStream", "logs:PutLogEvents").on(logs.getAttrArn());
        var role = Iam.serviceRole(stack, id + "Role", "lambda.amazonaws.com", "Function " + id,
                new Policy(Stream.concat(Stream.of(write), may.stream()).toList()));
        return new FunctionIdentity(id, role, logs);
    }

    CfnResource[] resources() {
        return new CfnResource[] {role, logs};
    }

    String roleArn() {
        return role.getAttrArn();
    }
}
