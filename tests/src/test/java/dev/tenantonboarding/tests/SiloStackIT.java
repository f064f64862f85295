package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Quarantining;
import dev.tenantonboarding.tests.stage.ResourceTags;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The stacks of silo tenants, and what comes in their way. On a cloud of its own, where functions lose rights for a while. */
@TestInstance(Lifecycle.PER_CLASS)
class SiloStackIT {
    private static final String NOTHING_MUCH = """
            {"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}}""";
    private static final String NOT_NOW = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}""";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";

    private Stage stage;
    private CloudFormationClient cloudFormation;
    private IamClient iam;

    @BeforeAll
    void a_cloud_of_its_own() {
        stage = Stage.start("silo-stacks");
        cloudFormation = stage.clients().cloudFormation();
        iam = stage.clients().iam();
    }

    @AfterAll
    void close() {
        iam.close();
        cloudFormation.close();
        stage.close();
    }

    @Test
    void every_resource_in_it_that_can_bear_tags_bears_the_tenants() {
        TenantId tenant = TenantIds.fresh("tagged");
        Run run = succeeded(stage.onboardings().run(signup(tenant)));
        Map<String, String> expected = Map.of("TenantID", tenant.value(), "CostCenter", "CC-" + tenant, "IsolationModel", "silo",
                "onboarding-execution", run.name(), "tenant-onboarding-stack", Stage.STACK);

        List<ResourceTags.Tagged> resources = ResourceTags.ofStack(stage, "tenant--" + tenant);

        assertThat(resources).extracting(ResourceTags.Tagged::type).contains("AWS::IAM::Role", "AWS::Lambda::Function", "AWS::SageMaker::Model",
                "AWS::SageMaker::EndpointConfig", "AWS::SageMaker::Endpoint", "AWS::ApiGatewayV2::Api", "AWS::Logs::LogGroup");
        assertThat(resources).allSatisfy(resource -> assertThat(resource.tags()).as("%s", resource).containsAllEntriesOf(expected));
    }

    @Test
    void a_foreign_stack_of_its_name_is_a_conflict_and_stays_as_it_is() {
        TenantId tenant = TenantIds.fresh("late");
        String name = "tenant--" + tenant;
        cloudFormation.createStack(request -> request.stackName(name).templateBody(NOTHING_MUCH));
        cloudFormation.waiter().waitUntilStackCreateComplete(request -> request.stackName(name));
        Stack before = stack(tenant);

        Run run = stage.onboardings().run(signup(tenant));

        failed(run, tenant, "StackConflict");
        assertThat(stack(tenant)).isEqualTo(before);
    }

    @Test
    void what_makes_it_fail_first_is_told_and_once_that_is_gone_a_redrive_makes_it_again() {
        TenantId tenant = TenantIds.fresh("unlucky");
        String inTheWay = "tenant--" + tenant + "--function";

        Run run = blocked(tenant, inTheWay);

        assertThat(run.message()).contains("InferenceRole (AWS::IAM::Role): ", inTheWay);
        String firstStack = stack(tenant).stackId();
        iam.deleteRole(request -> request.roleName(inTheWay));
        redrive(run);
        succeeded(stage.onboardings().endedExecution(run.arn()));
        assertThat(stack(tenant).stackId()).isNotEqualTo(firstStack);
        assertThat(stage.record(tenant).map(TenantRecord::status)).contains(TenantStatus.ACTIVE);
    }

    @Test
    void a_function_that_is_made_while_its_tenant_is_in_quarantine_refuses_from_the_start() {
        TenantId tenant = TenantIds.fresh("held");
        String inTheWay = "tenant--" + tenant + "--function";
        Run run = blocked(tenant, inTheWay);
        new Quarantining(stage).quarantine(tenant, "odd signup");
        iam.deleteRole(request -> request.roleName(inTheWay));

        // What comes after the stack finds nothing left to stop.
        Run redriven = without("tag-resources", () -> {
            redrive(run);
            return stage.onboardings().endedExecution(run.arn());
        });

        assertThat(redriven.states()).endsWith("TagResources");
        assertThat(stage.ask(tenant, IsolationModel.SILO, SampleModel.IRIS.example()).statusCode()).isEqualTo(503);
    }

    @Test
    void another_model_after_a_failure_is_an_update_of_the_stack_and_not_another_stack() {
        TenantId tenant = TenantIds.fresh("mended");
        Run run = without("tag-resources", () -> stage.onboardings().run(signup(tenant)));
        assertThat(run.status()).isEqualTo(ExecutionStatus.FAILED);
        Deadline.await("failed record", () -> stage.record(tenant).filter(record -> record.status() == TenantStatus.FAILED));
        Stack before = stack(tenant);

        succeeded(stage.onboardings().run(signup(tenant).with("modelSource", stage.sources().url(SampleModel.IRIS_VIRGINICA))));

        assertThat(stack(tenant).stackId()).isEqualTo(before.stackId());
        assertThat(stack(tenant).lastUpdatedTime()).isNotEqualTo(before.lastUpdatedTime());
        assertThat(stage.ask(tenant, IsolationModel.SILO, "6.3,3.3,6.0,2.5").body()).startsWith("0.98");
    }

    private Stack stack(TenantId tenant) {
        return cloudFormation.describeStacks(request -> request.stackName("tenant--" + tenant)).stacks().getFirst();
    }

    /** A signup whose stack cannot come about. */
    private Run blocked(TenantId tenant, String roleInTheWay) {
        iam.createRole(request -> request.roleName(roleInTheWay).assumeRolePolicyDocument(TRUST));
        Run run = stage.onboardings().run(signup(tenant));
        failed(run, tenant, "StackFailed");
        return run;
    }

    /** Does something while a function may do nothing. */
    private Run without(String function, Supplier<Run> action) {
        String role = role(function);
        iam.putRolePolicy(request -> request.roleName(role).policyName("NotNow").policyDocument(NOT_NOW));
        try {
            return action.get();
        } finally {
            iam.deleteRolePolicy(request -> request.roleName(role).policyName("NotNow"));
        }
    }

    private String role(String function) {
        try (var lambda = stage.clients().lambda()) {
            String arn = lambda.getFunctionConfiguration(request -> request.functionName(Stage.STACK + "-" + function)).role();
            return arn.substring(arn.lastIndexOf('/') + 1);
        }
    }

    private void redrive(Run run) {
        try (var stepFunctions = stage.clients().stepFunctions()) {
            stepFunctions.redriveExecution(request -> request.executionArn(run.arn()));
        }
    }

    private void failed(Run run, TenantId tenant, String error) {
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.FAILED);
        assertThat(run.states()).endsWith("EnsureSiloStack");
        assertThat(run.error()).isEqualTo("dev.tenantonboarding.onboarding." + error);
        Deadline.await("failed record", () -> stage.record(tenant).filter(record -> record.status() == TenantStatus.FAILED));
    }

    private static Run succeeded(Run run) {
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return run;
    }

    private Signup signup(TenantId tenant) {
        return Signup.of(tenant, IsolationModel.SILO, stage.sources().url(SampleModel.IRIS));
    }
}
