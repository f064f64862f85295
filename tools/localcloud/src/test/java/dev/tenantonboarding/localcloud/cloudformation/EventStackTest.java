package dev.tenantonboarding.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

class EventStackTest {
    private static final String TEMPLATE = """
            {`Resources`:{
              `Bus`:{`Type`:`AWS::Events::EventBus`,`Properties`:{`Name`:`orders`}},
              `Kept`:{`Type`:`AWS::Events::Archive`,`Properties`:{`SourceArn`:{`Fn::GetAtt`:[`Bus`,`Arn`]},`RetentionDays`:%s,
                `EventPattern`:{`source`:[`shop`]}}},
              `Sweep`:{`Type`:`AWS::Events::Rule`,`Properties`:{`ScheduleExpression`:`rate(%s minutes)`,`State`:`DISABLED`}}},
             `Outputs`:{`Archive`:{`Value`:{`Ref`:`Kept`}},`ArchiveArn`:{`Value`:{`Fn::GetAtt`:[`Kept`,`Arn`]}},`Rule`:{`Value`:{`Ref`:`Sweep`}}}}
            """;

    @Test
    void a_stack_has_archives_and_scheduled_rules() {
        try (var account = new StackAccount(); var events = account.cloud.client(EventBridgeClient.builder())) {
            account.create("events", TEMPLATE.formatted(30, 5));
            var outputs = account.outputs("events");
            var archive = events.describeArchive(request -> request.archiveName(outputs.get("Archive")));
            assertThat(archive.archiveArn()).isEqualTo(outputs.get("ArchiveArn"));
            assertThat(archive.retentionDays()).isEqualTo(30);
            assertThat(archive.eventPattern()).isEqualTo("{\"source\":[\"shop\"]}");
            account.update("events", TEMPLATE.formatted(60, 10));
            assertThat(events.describeArchive(request -> request.archiveName(outputs.get("Archive"))).retentionDays()).isEqualTo(60);
            var rule = events.describeRule(request -> request.name(outputs.get("Rule")));
            assertThat(rule.scheduleExpression()).isEqualTo("rate(10 minutes)");
            assertThat(rule.state()).isEqualTo(RuleState.DISABLED);
            var stackId = account.stack("events").stackId();
            account.formation.deleteStack(request -> request.stackName("events"));
            account.await(stackId, StackStatus.DELETE_COMPLETE);
            assertThat(events.listArchives(request -> request.namePrefix("events")).archives()).isEmpty();
        }
    }
}
