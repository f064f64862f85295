package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Digest;
import dev.tenantonboarding.tests.stage.IsolationModels;
import dev.tenantonboarding.tests.stage.Offboardings;
import dev.tenantonboarding.tests.stage.Placement;
import dev.tenantonboarding.tests.stage.Remains;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ContainerMode;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantInstanceType;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What bears the platform's names but not its tags is not the platform's. On a cloud of its own, since others need the pool's endpoint. */
@TestInstance(Lifecycle.PER_CLASS)
class ForeignResourcesIT {
    private static final String IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1";
    private static final String IRIS = Digest.sha256(SampleModel.IRIS.files().getFirst().content());

    private Stage stage;
    private SageMakerClient sageMaker;

    @BeforeAll
    void a_cloud_with_somebody_elses_model() {
        stage = Stage.start("foreign-resources");
        sageMaker = stage.clients().sageMaker();
        ContainerDefinition container = ContainerDefinition.builder()
                .image(IMAGE).mode(ContainerMode.MULTI_MODEL).modelDataUrl("s3://" + stage.models().name() + "/pool/").build();
        ProductionVariant variant = ProductionVariant.builder()
                .variantName("main").modelName("theirs").instanceType(ProductionVariantInstanceType.ML_M5_LARGE).initialInstanceCount(1).build();
        sageMaker.createModel(request -> request.modelName("theirs").executionRoleArn(poolExecutionRole()).containers(container));
        sageMaker.createEndpointConfig(request -> request.endpointConfigName("theirs").productionVariants(variant));
    }

    @AfterAll
    void close() {
        sageMaker.close();
        stage.close();
    }

    @ParameterizedTest
    @ArgumentsSource(IsolationModels.class)
    void an_endpoint_of_our_name_that_somebody_else_made_is_a_conflict_and_stays_as_it_is(IsolationModel isolation) {
        TenantId tenant = TenantIds.fresh("late");
        String endpoint = Placement.of(tenant, isolation, IRIS).endpointName();
        sageMaker.createEndpoint(request -> request.endpointName(endpoint).endpointConfigName("theirs"));
        // The SDK's waiter looks every half minute of real time.
        String before = Deadline.await("endpoint in service", () -> Optional.of(describe(endpoint))
                        .filter(found -> found.endpointStatus() == EndpointStatus.IN_SERVICE))
                .toString();

        Run run = stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS)));

        assertThat(run.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(run.states()).endsWith(isolation == IsolationModel.SILO ? "EnsureSiloStack" : "EnsureEndpoint");
        assertThat(run.error()).isEqualTo("dev.tenantonboarding.onboarding." + (isolation == IsolationModel.SILO ? "StackFailed" : "EndpointConflict"));
        Deadline.await("failed record", () -> stage.record(tenant).filter(record -> record.status() == TenantStatus.FAILED));
        assertThat(describe(endpoint)).hasToString(before);
        assertThat(sageMaker.listTags(request -> request.resourceArn(describe(endpoint).endpointArn())).tags()).isEmpty();
        assertThat(sageMaker.listModels().models()).hasSize(1);

        Run offboarding = Offboardings.on(stage).run(tenant);

        assertThat(offboarding.status()).as("%s", offboarding).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(stage.record(tenant).map(TenantRecord::status)).contains(TenantStatus.OFFBOARDED);
        assertThat(describe(endpoint)).as("what a deletion leaves alone").hasToString(before);
        assertThat(Remains.of(tenant, stage)).allMatch(arn -> arn.equals(describe(endpoint).endpointArn()));
    }

    @Test
    void a_stack_of_a_tenants_name_that_somebody_else_made_outlives_the_tenant() {
        TenantId tenant = TenantIds.fresh("stacked");
        String name = "tenant--" + tenant;
        try (CloudFormationClient cloudFormation = stage.clients().cloudFormation()) {
            cloudFormation.createStack(request -> request.stackName(name).templateBody("{\"Resources\": {\"Theirs\": {\"Type\": \"AWS::SQS::Queue\"}}}"));
            cloudFormation.waiter().waitUntilStackCreateComplete(request -> request.stackName(name));

            Run offboarding = Offboardings.on(stage).run(tenant);

            assertThat(offboarding.status()).as("%s", offboarding).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(cloudFormation.describeStacks(request -> request.stackName(name)).stacks().getFirst().stackStatus())
                    .isEqualTo(StackStatus.CREATE_COMPLETE);
        }
    }

    private DescribeEndpointResponse describe(String endpoint) {
        return sageMaker.describeEndpoint(request -> request.endpointName(endpoint));
    }

    private String poolExecutionRole() {
        try (IamClient iam = stage.clients().iam()) {
            return iam.listRolesPaginator().roles().stream().map(Role::arn).filter(arn -> arn.contains("PoolExecutionRole")).findFirst().orElseThrow();
        }
    }
}
