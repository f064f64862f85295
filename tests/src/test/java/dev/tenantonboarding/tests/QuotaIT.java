package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.localcloud.sagemaker.Limits;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Operator;
import dev.tenantonboarding.tests.stage.Operator.Told;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ContainerMode;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantInstanceType;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** An account without room for one more endpoint, until an operator makes some. On a cloud of its own, with one instance of a type. */
@TestInstance(Lifecycle.PER_CLASS)
class QuotaIT {
    private static final Limits ONE_INSTANCE = new Limits(1, 100, Duration.ofMinutes(3), Duration.ofMinutes(1), Duration.ofSeconds(60));

    private static final String IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1";
    private static final String OTHERS = "somebody-elses";

    private Stage stage;
    private SageMakerClient sageMaker;

    @BeforeAll
    void a_cloud_whose_one_instance_is_taken() {
        stage = Stage.start("quota", ONE_INSTANCE);
        sageMaker = stage.clients().sageMaker();
        String role = stage.clients().iam().listRolesPaginator().roles().stream()
                .map(Role::arn).filter(arn -> arn.contains("PoolExecutionRole")).findFirst().orElseThrow();
        sageMaker.createModel(request -> request.modelName(OTHERS).executionRoleArn(role).containers(ContainerDefinition.builder()
                .image(IMAGE).mode(ContainerMode.MULTI_MODEL).modelDataUrl("s3://" + stage.models().name() + "/pool/").build()));
        sageMaker.createEndpointConfig(request -> request.endpointConfigName(OTHERS).productionVariants(ProductionVariant.builder()
                .variantName("main").modelName(OTHERS).instanceType(ProductionVariantInstanceType.ML_M5_LARGE).initialInstanceCount(1).build()));
        sageMaker.createEndpoint(request -> request.endpointName(OTHERS).endpointConfigName(OTHERS));
        sageMaker.waiter().waitUntilEndpointInService(request -> request.endpointName(OTHERS));
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void a_tenant_beyond_the_quota_is_listed_with_the_quotas_words_and_onboarded_once_there_is_room() {
        TenantId tenant = TenantIds.fresh("crowded-out");
        Run run = stage.onboardings().run(Signup.of(tenant, IsolationModel.BRIDGE, stage.sources().url(SampleModel.IRIS)));
        Deadline.await("failure of " + tenant, () -> stage.record(tenant).filter(record -> record.status() == TenantStatus.FAILED));
        Operator operator = new Operator(stage);

        JsonNode rows = operator.runs("failures", "--json").document();
        makeRoom();
        Told told = operator.runs("replay", tenant.value());

        assertThat(run.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.path("tenantId").asText()).isEqualTo(tenant.value());
            assertThat(row.path("state").asText()).isEqualTo("EnsureEndpoint");
            assertThat(row.path("error").asText()).isEqualTo("EndpointQuotaExceeded");
            assertThat(row.path("cause").asText()).contains("ml.m5.large for endpoint usage");
            assertThat(row.path("resume").asText()).isEqualTo("redrive");
        });
        assertThat(told.exitCode()).as(told.out() + told.err()).isZero();
        assertThat(stage.record(tenant).map(TenantRecord::status)).contains(TenantStatus.ACTIVE);
    }

    private void makeRoom() {
        sageMaker.deleteEndpoint(request -> request.endpointName(OTHERS));
        sageMaker.waiter().waitUntilEndpointDeleted(request -> request.endpointName(OTHERS));
    }
}
