package dev.tenantonboarding.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.iam.IamCloud;
import dev.tenantonboarding.localcloud.lambda.TestArchive;
import dev.tenantonboarding.localcloud.lambda.functions.Echo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The tags of a stack reach what it is made of. */
class TagPropagationTest {
    private static final String ARN = "arn:aws:apigateway:us-east-1::/apis/";
    private static final String TEMPLATE = StackAccount.json("{`Resources`:{"
            + "`Role`:{`Type`:`AWS::IAM::Role`,`Properties`:{`AssumeRolePolicyDocument`:"
            + IamCloud.trust("{`Service`:`lambda.amazonaws.com`}") + "}},"
            + "`Logs`:{`Type`:`AWS::Logs::LogGroup`},"
            + "`Function`:{`Type`:`AWS::Lambda::Function`,`Properties`:{`Runtime`:`java25`,`Handler`:`" + TestArchive.handler(Echo.class) + "`,"
            + "`Role`:{`Fn::GetAtt`:`Role.Arn`},`Code`:{`S3Bucket`:`code`,`S3Key`:`functions.jar`},`ReservedConcurrentExecutions`:1}},"
            + "`Authorizing`:{`Type`:`AWS::ApiGatewayV2::Authorizer`,`Properties`:{`ApiId`:{`Ref`:`Api`},`Name`:`a`,`AuthorizerType`:`REQUEST`,"
            + "`AuthorizerUri`:{`Fn::Sub`:`arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations`},"
            + "`AuthorizerPayloadFormatVersion`:`2.0`,`EnableSimpleResponses`:true,`AuthorizerResultTtlInSeconds`:0,"
            + "`IdentitySource`:[`$request.header.Authorization`]}},"
            + "`Api`:{`Type`:`AWS::ApiGatewayV2::Api`,`Properties`:{`Name`:`api`,`ProtocolType`:`HTTP`,`Tags`:{`own`:`1`}}},"
            + "`Stage`:{`Type`:`AWS::ApiGatewayV2::Stage`,`Properties`:{`ApiId`:{`Ref`:`Api`},`StageName`:`$default`,`AutoDeploy`:true}}}}");

    private StackAccount account;

    @BeforeEach
    void start() {
        account = new StackAccount();
        try (var s3 = account.cloud.client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(request -> request.bucket("code"));
            s3.putObject(request -> request.bucket("code").key("functions.jar"), RequestBody.fromBytes(TestArchive.bytes()));
        }
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void they_are_there_from_the_beginning_and_follow_an_update() {
        account.formation.createStack(request -> request.stackName("tagged").templateBody(TEMPLATE).capabilities(Capability.CAPABILITY_IAM)
                .tags(tag -> tag.key("TenantID").value("acme")));
        account.await("tagged", StackStatus.CREATE_COMPLETE);
        requireEverywhere(Map.of("TenantID", "acme"), Map.of("TenantID", "acme", "own", "1"));
        account.formation.updateStack(request -> request.stackName("tagged").usePreviousTemplate(true).capabilities(Capability.CAPABILITY_IAM)
                .tags(tag -> tag.key("CostCenter").value("c1")));
        account.await("tagged", StackStatus.UPDATE_COMPLETE);
        requireEverywhere(Map.of("CostCenter", "c1"), Map.of("CostCenter", "c1", "own", "1"));
    }

    private void requireEverywhere(Map<String, String> tags, Map<String, String> apiTags) {
        try (var iam = account.cloud.client(IamClient.builder()); var lambda = account.cloud.client(LambdaClient.builder());
                var logs = account.cloud.client(CloudWatchLogsClient.builder()); var gateway = account.cloud.client(ApiGatewayV2Client.builder())) {
            var function = "arn:aws:lambda:us-east-1:000000000000:function:" + account.physicalId("tagged", "Function");
            var group = "arn:aws:logs:us-east-1:000000000000:log-group:" + account.physicalId("tagged", "Logs");
            var api = ARN + account.physicalId("tagged", "Api");
            assertThat(iam.listRoleTags(request -> request.roleName(account.physicalId("tagged", "Role"))).tags().stream()
                    .collect(Collectors.toMap(Tag::key, Tag::value))).isEqualTo(tags);
            assertThat(lambda.listTags(request -> request.resource(function)).tags()).isEqualTo(tags);
            assertThat(logs.listTagsForResource(request -> request.resourceArn(group)).tags()).isEqualTo(tags);
            assertThat(gateway.getTags(request -> request.resourceArn(api)).tags()).isEqualTo(apiTags);
            assertThat(gateway.getTags(request -> request.resourceArn(api + "/stages/$default")).tags()).isEqualTo(tags);
        }
    }
}
