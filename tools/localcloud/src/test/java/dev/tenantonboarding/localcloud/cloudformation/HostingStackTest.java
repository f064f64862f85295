package dev.tenantonboarding.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.iam.IamCloud;
import dev.tenantonboarding.samples.SampleModel;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** Stacks with a model, an endpoint configuration and an endpoint. */
class HostingStackTest {
    private static final String ENDPOINT = "{`Parameters`:{`Key`:{`Type`:`String`},`Count`:{`Type`:`Number`,`Default`:1}},`Resources`:{"
            + "`Model`:{`Type`:`AWS::SageMaker::Model`,`Properties`:{`ExecutionRoleArn`:`arn:aws:iam::000000000000:role/execution`,"
            + "`EnableNetworkIsolation`:true,`PrimaryContainer`:{`Image`:`683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1`,"
            + "`ModelDataUrl`:{`Fn::Sub`:`s3://models/${Key}`}}}},"
            + "`Config`:{`Type`:`AWS::SageMaker::EndpointConfig`,`Properties`:{`ProductionVariants`:[{`VariantName`:`AllTraffic`,"
            + "`ModelName`:{`Fn::GetAtt`:`Model.ModelName`},`InstanceType`:`ml.m5.large`,`InitialInstanceCount`:{`Ref`:`Count`}}]}},"
            + "`Endpoint`:{`Type`:`AWS::SageMaker::Endpoint`,`Properties`:{`EndpointName`:{`Fn::Sub`:`silo--${AWS::StackName}`},"
            + "`EndpointConfigName`:{`Fn::GetAtt`:`Config.EndpointConfigName`}}}},"
            + "`Outputs`:{`Arn`:{`Value`:{`Ref`:`Endpoint`}},`Name`:{`Value`:{`Fn::GetAtt`:`Endpoint.EndpointName`}}}}";

    private static StackAccount account;
    private static SageMakerClient sagemaker;

    @BeforeAll
    static void start() {
        account = new StackAccount();
        sagemaker = account.cloud.client(SageMakerClient.builder());
        try (var iam = account.cloud.client(IamClient.builder()); var s3 = account.cloud.client(S3Client.builder().forcePathStyle(true))) {
            iam.createRole(request -> request.roleName("execution").assumeRolePolicyDocument(IamCloud.trust("{`Service`:`sagemaker.amazonaws.com`}")));
            iam.putRolePolicy(request -> request.roleName("execution").policyName("all")
                    .policyDocument(IamCloud.policy("{`Effect`:`Allow`,`Action`:[`ecr:*`,`s3:GetObject`],`Resource`:`*`}")));
            s3.createBucket(request -> request.bucket("models"));
            s3.putObject(request -> request.bucket("models").key("iris.tar.gz"), RequestBody.fromBytes(SampleModel.IRIS.files().getFirst().content()));
        }
    }

    @AfterAll
    static void stop() {
        sagemaker.close();
        account.close();
    }

    @Test
    void a_stack_is_complete_when_its_endpoint_is_in_service_and_gone_with_it() {
        account.formation.createStack(request -> request.stackName("acme").templateBody(StackAccount.json(ENDPOINT))
                .parameters(StackAccount.parameters("Key=iris.tar.gz")).tags(tag -> tag.key("TenantID").value("acme")));
        var id = account.await("acme", StackStatus.CREATE_COMPLETE);
        assertThat(account.outputs("acme")).containsEntry("Name", "silo--acme")
                .containsEntry("Arn", "arn:aws:sagemaker:us-east-1:000000000000:endpoint/silo--acme");
        assertThat(status("silo--acme")).isEqualTo(EndpointStatus.IN_SERVICE);
        for (var resource : new String[] {"Model", "Config", "Endpoint"}) {
            assertThat(sagemaker.listTags(request -> request.resourceArn(account.physicalId("acme", resource))).tags())
                    .containsExactly(Tag.builder().key("TenantID").value("acme").build());
        }
        account.formation.deleteStack(request -> request.stackName("acme"));
        account.await(id, StackStatus.DELETE_COMPLETE);
        assertThatThrownBy(() -> status("silo--acme")).hasMessageContaining("Could not find endpoint");
        assertThat(sagemaker.listModels(request -> request.nameContains("acme")).models()).isEmpty();
        assertThat(sagemaker.listEndpointConfigs(request -> request.nameContains("acme")).endpointConfigs()).isEmpty();
    }

    @Test
    void an_endpoint_that_fails_fails_the_stack_with_its_reason() {
        account.start("broken", ENDPOINT, "Key=none.tar.gz");
        account.await("broken", StackStatus.ROLLBACK_COMPLETE);
        assertThat(account.events("broken")).anySatisfy(event -> {
            assertThat(event.logicalResourceId()).isEqualTo("Endpoint");
            assertThat(event.resourceStatusAsString()).isEqualTo("CREATE_FAILED");
            assertThat(event.resourceStatusReason()).contains("did not stabilize. Failed to download model data", "HandlerErrorCode: NotStabilized");
        });
        assertThatThrownBy(() -> status("silo--broken")).hasMessageContaining("Could not find endpoint");
    }

    @Test
    void an_update_puts_the_endpoint_on_a_new_configuration() {
        account.create("grown", ENDPOINT, "Key=iris.tar.gz");
        var before = config("silo--grown");
        account.update("grown", ENDPOINT, "Key=iris.tar.gz", "Count=2");
        assertThat(config("silo--grown")).isNotEqualTo(before);
        assertThat(sagemaker.describeEndpoint(request -> request.endpointName("silo--grown")).productionVariants().getFirst().currentInstanceCount()).isEqualTo(2);
        assertThat(sagemaker.listEndpointConfigs(request -> request.nameContains("grown")).endpointConfigs()).as("the old one is removed").hasSize(1);
    }

    @Test
    void an_update_that_sagemaker_takes_back_leaves_all_as_it_was() {
        account.create("kept", ENDPOINT, "Key=iris.tar.gz");
        var before = config("silo--kept");
        account.startUpdate("kept", ENDPOINT, "Key=none.tar.gz");
        account.await("kept", StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(account.events("kept")).anySatisfy(event -> assertThat(event.resourceStatusReason()).contains("did not stabilize. Failed to download"));
        assertThat(config("silo--kept")).isEqualTo(before);
        assertThat(status("silo--kept")).isEqualTo(EndpointStatus.IN_SERVICE);
    }

    private static EndpointStatus status(String endpoint) {
        return sagemaker.describeEndpoint(request -> request.endpointName(endpoint)).endpointStatus();
    }

    private static String config(String endpoint) {
        return sagemaker.describeEndpoint(request -> request.endpointName(endpoint)).endpointConfigName();
    }
}
