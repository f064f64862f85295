package dev.tenantonboarding.infra;

import dev.tenantonboarding.infra.LambdaFunction.Jar;
import dev.tenantonboarding.infra.LambdaFunction.Size;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.lambda.CfnFunction;

/** The isolation audit: its functions, its state machine, and when it runs. */
final class Audit {

    private static final String MACHINE = Aws.STACK_NAME + "-isolation-audit";
    /** They read a record or a finding of each tenant, and write many thousand of them to one file. */
    private static final Size LISTS = new Size(1769, 900);
    /** It waits for the probes, and then for a quarantine to be in force. */
    private static final Size WAITS = new Size(512, 600);

    private final Stack stack;
    private final Parameters parameters;
    private final Map<String, String> settings;

    final Workflow workflow;

    /** @param settings of which each function gets what it needs */
    Audit(Stack stack, Arns arns, ResourceTags tags, Buckets buckets, SiloStacks siloStacks, Parameters parameters, String busArn,
            String definition, Map<String, String> settings) {
        this.stack = stack;
        this.parameters = parameters;
        this.settings = new HashMap<>(settings);
        this.settings.put("AUDIT_NEIGHBOURS", parameters.auditNeighbours);
        this.settings.put("ISOLATION_SMOKE_TEST_FUNCTION_NAME", LambdaFunction.name("IsolationSmokeTest"));
        var may = new AuditStatements(arns, buckets.records.getAttrArn(), buckets.models.getAttrArn());
        var plan = function("PlanAudit", LISTS, may.plan(), "RECORDS_BUCKET", "AUDIT_NEIGHBOURS");
        var probe = function("AuditTenant", WAITS, may.probe(busArn), "RECORDS_BUCKET", "EVENT_BUS_NAME",
                "ISOLATION_SMOKE_TEST_FUNCTION_NAME", "QUARANTINE_FUNCTION_NAME");
        var report = function("ReportAudit", LISTS, may.report(new HostingStatements(arns, tags), siloStacks), "RECORDS_BUCKET",
                "MODELS_BUCKET", "STACK_NAME");
        workflow = new Workflow(stack, "IsolationAudit", MACHINE, definition, List.of(plan, probe, report),
                Map.of("AuditConcurrency", parameters.auditConcurrency), may.runChildren(MACHINE));
        Accepted.patterns(workflow.role, "Plans are named by run, and executions by Step Functions",
                "<Records.Arn>/audits/*", ":execution:" + "<AWS::StackName>-isolation-audit:*",
                ":execution:" + "<AWS::StackName>-isolation-audit/*:*");
    }

    private CfnFunction function(String id, Size size, List<Statement> may, String... names) {
        var identity = FunctionIdentity.create(stack, id, may);
        Accepted.patterns(identity.role(), "Records and findings are named by tenant and run", "<Records.Arn>/tenants/*", "<Records.Arn>/audits/*");
        if (id.equals("ReportAudit")) {
            Accepted.anyResource(identity.role(), "The lists of SageMaker and CloudFormation know no resource");
            Accepted.patterns(identity.role(), "Any endpoint may be a tenant's, and its tags say whose",
                    ":endpoint/*", ":endpoint-config/*", ":model/*", ":stack/tenant--*/*");
        }
        var environment = new HashMap<String, String>();
        environment.put("POWERTOOLS_SERVICE_NAME", id);
        for (var name : names) {
            environment.put(name, settings.get(name));
        }
        var jar = Jar.onboarding(parameters);
        return LambdaFunction.create(stack, identity, jar, size, environment);
    }

    /** Whoever is found open to others is shut at once. */
    CfnRule schedule(DeadLetters deadLetters) {
        var machine = workflow.machine.getAttrArn();
        var role = Iam.serviceRole(stack, "AuditScheduleRole", "events.amazonaws.com", "Rule AuditSchedule",
                Policy.of(Statement.allow("StartAudit", "states:StartExecution").on(machine)));
        return CfnRule.Builder.create(stack, "AuditSchedule")
                .description("Audits the tenants' isolation again and again")
                .scheduleExpression("rate(" + parameters.auditHours + " hours)")
                .targets(List.of(Signups.target("IsolationAudit", machine, deadLetters)
                        .roleArn(role.getAttrArn()).input("{\"quarantine\": true}").build()))
                .build();
    }
}
