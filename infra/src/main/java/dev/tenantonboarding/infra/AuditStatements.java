package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.List;

/** What the audit may do. None of it opens a tenant's session: for that it has the smoke test's function called. */
record AuditStatements(Arns arns, String records, String models) {

    List<Statement> plan() {
        return List.of(readRecords(), listRecords(),
                Statement.allow("WritePlan", "s3:GetObject", "s3:PutObject").on(audits(), records + "/audit-rotation.json"));
    }

    List<Statement> probe(String busArn) {
        return List.of(readRecords(), listRecords(),
                Statement.allow("WriteFinding", "s3:GetObject", "s3:PutObject").on(audits()),
                Statement.allow("ProbeAndQuarantine", "lambda:InvokeFunction").on(
                        arns.function(LambdaFunction.name("IsolationSmokeTest")), arns.function(LambdaFunction.name("Quarantine"))),
                Statement.allow("Publish", "events:PutEvents").on(busArn));
    }

    List<Statement> report(HostingStatements hosting, SiloStacks siloStacks) {
        return List.of(readRecords(), listRecords(),
                Statement.allow("WriteDocument", "s3:GetObject", "s3:PutObject", "s3:DeleteObject").on(audits()),
                Statement.allow("ListArtifacts", "s3:ListBucket").on(models),
                hosting.listEndpoints(), hosting.seeTags(),
                Statement.allow("ListStacks", "cloudformation:ListStacks").on("*"), siloStacks.see());
    }

    /** What a distributed Map needs. */
    List<Statement> runChildren(String machine) {
        return List.of(
                Statement.allow("ReadPlan", "s3:GetObject").on(audits()),
                Statement.allow("StartChildren", "states:StartExecution").on(arns.stateMachine(machine)),
                Statement.allow("FollowChildren", "states:DescribeExecution", "states:StopExecution").on(arns.executions(machine)),
                Statement.allow("RedriveChildren", "states:RedriveExecution").on(arns.executions(machine + "/*")));
    }

    private Statement readRecords() {
        return Statement.allow("ReadRecords", "s3:GetObject").on(records + "/tenants/*");
    }

    /** Without it a missing record is forbidden (403) instead of missing (404). */
    private Statement listRecords() {
        return Statement.allow("ListRecords", "s3:ListBucket").on(records);
    }

    private String audits() {
        return records + "/audits/*";
    }
}
