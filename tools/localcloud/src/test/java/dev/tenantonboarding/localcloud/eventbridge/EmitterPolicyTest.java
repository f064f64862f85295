package dev.tenantonboarding.localcloud.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.StartedCloud;
import dev.tenantonboarding.localcloud.iam.IamCloud;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

class EmitterPolicyTest {
    @Test
    void who_may_put_one_kind_of_event_may_put_no_other_not_even_beside_it() {
        try (var cloud = new StartedCloud(); var iam = cloud.client(IamClient.builder()); var sts = cloud.client(StsClient.builder())) {
            var role = iam.createRole(request -> request.roleName("emitter").assumeRolePolicyDocument(IamCloud.ADMIN_TRUST)).role().arn();
            iam.putRolePolicy(request -> request.roleName("emitter").policyName("p").policyDocument(IamCloud.policy(
                    "{`Effect`:`Allow`,`Action`:`events:PutEvents`,`Resource`:`*`,"
                            + "`Condition`:{`StringEquals`:{`events:source`:`shop`,`events:detail-type`:`Ordered`}}}")));
            var session = IamCloud.credentials(sts.assumeRole(request -> request.roleArn(role).roleSessionName("signup")));
            try (var events = cloud.client(EventBridgeClient.builder(), session)) {
                assertThat(events.putEvents(request -> request.entries(entry("shop", "Ordered"))).failedEntryCount()).isZero();
                assertDenied(events, entry("shop", "Returned"));
                assertDenied(events, entry("shop", "Ordered"), entry("other", "Ordered"));
            }
        }
    }

    private static void assertDenied(EventBridgeClient events, PutEventsRequestEntry... entries) {
        assertThatThrownBy(() -> events.putEvents(request -> request.entries(entries))).isInstanceOfSatisfying(EventBridgeException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(e).hasMessageContaining("events:PutEvents");
        });
    }

    private static PutEventsRequestEntry entry(String source, String detailType) {
        return PutEventsRequestEntry.builder().source(source).detailType(detailType).detail("{}").build();
    }
}
