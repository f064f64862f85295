package dev.tenantonboarding.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whom a stack's calls are made as, and who hears of it. */
class DeployerTest {
    private static final String QUEUE = StackAccount.json("{`Resources`:{`Queue`:{`Type`:`AWS::SQS::Queue`}}}");
    private StackAccount account;

    @BeforeEach
    void start() {
        account = new StackAccount();
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void a_service_role_may_no_more_than_its_policies_say() {
        try (var iam = account.cloud.client(IamClient.builder())) {
            var role = iam.createRole(request -> request.roleName("deployer").assumeRolePolicyDocument(StackAccount.json("{`Version`:`2012-10-17`,"
                    + "`Statement`:[{`Effect`:`Allow`,`Action`:`sts:AssumeRole`,`Principal`:{`Service`:`cloudformation.amazonaws.com`}}]}"))).role().arn();
            account.formation.createStack(request -> request.stackName("denied").templateBody(QUEUE).roleARN(role));
            account.await("denied", StackStatus.ROLLBACK_COMPLETE);
            assertThat(account.events("denied")).anySatisfy(event -> assertThat(event.resourceStatusReason())
                    .contains("assumed-role/deployer/AWSCloudFormation is not authorized to perform: sqs:CreateQueue", "HandlerErrorCode: AccessDenied"));

            iam.putRolePolicy(request -> request.roleName("deployer").policyName("p").policyDocument(StackAccount.json("{`Version`:`2012-10-17`,"
                    + "`Statement`:[{`Effect`:`Allow`,`Action`:`sqs:CreateQueue`,`Resource`:`*`}]}")));
            account.formation.createStack(request -> request.stackName("allowed").templateBody(QUEUE).roleARN(role));
            account.await("allowed", StackStatus.CREATE_COMPLETE);
        }
    }

    @Test
    void each_status_of_a_stack_is_an_event_on_the_default_bus() {
        try (var events = account.cloud.client(EventBridgeClient.builder()); var sqs = account.cloud.client(SqsClient.builder())) {
            var queue = sqs.createQueue(request -> request.queueName("heard").attributes(Map.of(QueueAttributeName.POLICY,
                    StackAccount.json("{`Statement`:[{`Effect`:`Allow`,`Action`:`sqs:SendMessage`,`Principal`:{`Service`:`events.amazonaws.com`},`Resource`:`*`}]}"))))
                    .queueUrl();
            events.putRule(request -> request.name("r").eventPattern(StackAccount.json("{`source`:[`aws.cloudformation`],"
                    + "`detail-type`:[`CloudFormation Stack Status Change`],`detail`:{`status-details`:{`status`:[`CREATE_COMPLETE`]}}}")));
            events.putTargets(request -> request.rule("r").targets(target -> target.id("t").arn("arn:aws:sqs:us-east-1:000000000000:heard")));
            var id = account.create("heard-of", QUEUE);
            var message = sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(20)).messages().getFirst();
            assertThat(message.body()).contains("\"stack-id\":\"" + id + "\"", "\"status\":\"CREATE_COMPLETE\"");
        }
    }
}
