package dev.tenantonboarding.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class StackLifeTest {
    private static final String QUEUE = "{`Resources`:{`Queue`:{`Type`:`AWS::SQS::Queue`,`Properties`:{`VisibilityTimeout`:%s}}},"
            + "`Outputs`:{`Arn`:{`Value`:{`Fn::GetAtt`:[`Queue`,`Arn`]},`Description`:`the queue`}}}";
    /** The second resource can't be made: its name is none. */
    private static final String BROKEN = "{`Resources`:{`Good`:{`Type`:`AWS::SQS::Queue`},"
            + "`Bad`:{`Type`:`AWS::SQS::Queue`,`DependsOn`:`Good`,`Properties`:{`QueueName`:`not a name`}},"
            + "`Never`:{`Type`:`AWS::SQS::Queue`,`DependsOn`:[`Bad`]}}}";

    private static StackAccount account;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        account = new StackAccount();
        sqs = account.cloud.client(SqsClient.builder());
    }

    @AfterAll
    static void stop() {
        sqs.close();
        account.close();
    }

    @Test
    void a_stack_is_made_with_aws_names_and_events() {
        var id = account.create("life", QUEUE.formatted("60"));
        assertThat(id).matches("arn:aws:cloudformation:us-east-1:000000000000:stack/life/[0-9a-f-]{36}");
        assertThat(account.physicalId("life", "Queue")).matches("http://127\\.0\\.0\\.1:[0-9]+/000000000000/life-Queue-[A-Z0-9]{12}");
        assertThat(account.outputs("life").get("Arn")).startsWith("arn:aws:sqs:us-east-1:000000000000:life-Queue-");
        assertThat(account.story("life")).containsExactly("life CREATE_IN_PROGRESS", "Queue CREATE_IN_PROGRESS", "Queue CREATE_IN_PROGRESS",
                "Queue CREATE_COMPLETE", "life CREATE_COMPLETE");
        assertThat(account.events("life").get(2).resourceStatusReason()).isEqualTo("Resource creation Initiated");
        assertThatThrownBy(() -> account.start("life", QUEUE.formatted("60"))).isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("Stack [life] already exists");
    }

    @Test
    void a_failure_rolls_back_and_says_which_resource_and_why() {
        account.start("broken", BROKEN);
        account.await("broken", StackStatus.ROLLBACK_COMPLETE);
        assertThat(account.story("broken")).contains("Bad CREATE_FAILED", "Good DELETE_COMPLETE").doesNotContain("Never CREATE_IN_PROGRESS");
        var failure = account.events("broken").stream().filter(event -> event.resourceStatusAsString().equals("CREATE_FAILED")).findFirst().orElseThrow();
        assertThat(failure.resourceStatusReason()).contains("Can only include alphanumeric characters", "HandlerErrorCode: InvalidRequest");
        assertThat(sqs.listQueues(request -> request.queueNamePrefix("broken")).queueUrls()).isEmpty();
        assertThatThrownBy(() -> account.startUpdate("broken", QUEUE.formatted("1"))).hasMessageContaining("ROLLBACK_COMPLETE state and can not be updated");
    }

    @Test
    void a_failure_can_leave_everything_or_delete_the_stack() {
        account.formation.createStack(request -> request.stackName("left").templateBody(StackAccount.json(BROKEN)).onFailure(OnFailure.DO_NOTHING));
        account.await("left", StackStatus.CREATE_FAILED);
        assertThat(account.stack("left").stackStatusReason()).contains("[Bad]");
        assertThat(sqs.listQueues(request -> request.queueNamePrefix("left")).queueUrls()).hasSize(1);
        var id = account.formation.createStack(request -> request.stackName("dropped").templateBody(StackAccount.json(BROKEN)).onFailure(OnFailure.DELETE)).stackId();
        account.await(id, StackStatus.DELETE_COMPLETE);
    }

    @Test
    void an_update_changes_what_differs_in_place() {
        account.create("changing", QUEUE.formatted("60"));
        var url = account.physicalId("changing", "Queue");
        account.update("changing", QUEUE.formatted("`90`"));
        assertThat(account.physicalId("changing", "Queue")).isEqualTo(url);
        assertThat(sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT)).attributesAsStrings())
                .containsEntry("VisibilityTimeout", "90");
        assertThatThrownBy(() -> account.startUpdate("changing", QUEUE.formatted("`90`"))).hasMessageContaining("No updates are to be performed.");
    }

    @Test
    void a_property_that_can_t_change_makes_a_new_resource_and_what_names_it_follows() {
        var template = "{`Parameters`:{`Name`:{`Type`:`String`}},`Resources`:{`Queue`:{`Type`:`AWS::SQS::Queue`,`Properties`:{`QueueName`:{`Ref`:`Name`}}},"
                + "`Rule`:{`Type`:`AWS::Events::Rule`,`Properties`:{`EventPattern`:{`source`:[`a`]},`Targets`:[{`Id`:`q`,`Arn`:{`Fn::GetAtt`:`Queue.Arn`}}]}}}}";
        account.create("replacing", template, "Name=first");
        account.update("replacing", template, "Name=second");
        assertThat(sqs.listQueues(request -> request.queueNamePrefix("first")).queueUrls()).isEmpty();
        assertThat(account.physicalId("replacing", "Queue")).endsWith("/second");
        assertThat(account.story("replacing")).containsSubsequence("replacing UPDATE_IN_PROGRESS", "Queue UPDATE_COMPLETE", "Rule UPDATE_COMPLETE",
                "replacing UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "Queue DELETE_COMPLETE", "replacing UPDATE_COMPLETE");
    }

    @Test
    void an_update_that_fails_puts_everything_back() {
        account.create("returning", "{`Resources`:{`A`:{`Type`:`AWS::SQS::Queue`},`B`:{`Type`:`AWS::SQS::Queue`,`DependsOn`:`A`}}}");
        var before = account.physicalId("returning", "B");
        account.startUpdate("returning", "{`Resources`:{`A`:{`Type`:`AWS::SQS::Queue`,`Properties`:{`DelaySeconds`:7}},"
                + "`New`:{`Type`:`AWS::SQS::Queue`,`DependsOn`:`A`},`B`:{`Type`:`AWS::SQS::Queue`,`DependsOn`:`New`,`Properties`:{`QueueName`:`?`}}}}");
        account.await("returning", StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(account.physicalId("returning", "B")).isEqualTo(before);
        assertThat(sqs.getQueueAttributes(request -> request.queueUrl(account.physicalId("returning", "A")).attributeNames(QueueAttributeName.DELAY_SECONDS))
                .attributesAsStrings()).containsEntry("DelaySeconds", "0");
        assertThat(sqs.listQueues(request -> request.queueNamePrefix("returning")).queueUrls()).hasSize(2);
        account.update("returning", "{`Resources`:{`A`:{`Type`:`AWS::SQS::Queue`}}}");
        assertThat(sqs.listQueues(request -> request.queueNamePrefix("returning")).queueUrls()).hasSize(1);
    }

    @Test
    void a_bucket_that_is_not_empty_keeps_its_stack_until_it_is_retained() {
        try (var s3 = account.cloud.client(S3Client.builder().forcePathStyle(true))) {
            var id = account.create("full", "{`Resources`:{`Bucket`:{`Type`:`AWS::S3::Bucket`}}}");
            var bucket = account.physicalId("full", "Bucket");
            assertThat(bucket).matches("full-bucket-[a-z0-9]{12}");
            s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("v"));
            account.formation.deleteStack(request -> request.stackName("full"));
            account.await("full", StackStatus.DELETE_FAILED);
            assertThat(account.stack("full").stackStatusReason()).contains("[Bucket]");
            account.formation.deleteStack(request -> request.stackName("full").retainResources("Bucket"));
            account.await(id, StackStatus.DELETE_COMPLETE);
            assertThat(s3.headBucket(request -> request.bucket(bucket)).sdkHttpResponse().isSuccessful()).isTrue();
        }
    }

    @Test
    void a_deleted_stack_is_only_found_by_its_id() {
        var id = account.create("gone", QUEUE.formatted("60"));
        account.formation.deleteStack(request -> request.stackName("gone"));
        account.await(id, StackStatus.DELETE_COMPLETE);
        assertThatThrownBy(() -> account.stack("gone")).hasMessageContaining("Stack with id gone does not exist");
        assertThat(account.stack(id).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        account.formation.deleteStack(request -> request.stackName("gone"));
    }

    @Test
    void tags_reach_the_resources_and_follow_an_update() {
        var template = StackAccount.json("{`Resources`:{`Q`:{`Type`:`AWS::SQS::Queue`,`Properties`:{`Tags`:[{`Key`:`own`,`Value`:`1`}]}}}}");
        account.formation.createStack(request -> request.stackName("tagged").templateBody(template).tags(tag -> tag.key("team").value("a")));
        account.await("tagged", StackStatus.CREATE_COMPLETE);
        var url = account.physicalId("tagged", "Q");
        assertThat(sqs.listQueueTags(request -> request.queueUrl(url)).tags()).isEqualTo(Map.of("own", "1", "team", "a"));
        account.formation.updateStack(request -> request.stackName("tagged").usePreviousTemplate(true).tags(tag -> tag.key("owner").value("b")));
        account.await("tagged", StackStatus.UPDATE_COMPLETE);
        assertThat(sqs.listQueueTags(request -> request.queueUrl(url)).tags()).isEqualTo(Map.of("own", "1", "owner", "b"));
    }
}
