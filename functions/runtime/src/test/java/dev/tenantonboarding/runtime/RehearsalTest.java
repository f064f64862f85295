package dev.tenantonboarding.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

class RehearsalTest {
    private static final Map<String, String> FUNCTION = Map.of(
            "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "AKIA", "AWS_SECRET_ACCESS_KEY", "secret", "AWS_SESSION_TOKEN", "token",
            "AWS_ENDPOINT_URL", "http://127.0.0.1:1", "TENANT_CLAIM", "tenantId");

    private final List<Map<String, String>> twins = new ArrayList<>();

    private void rehearse(Consumer<Map<String, String>> twin) {
        Rehearsal.of(FUNCTION, twin).beforeCheckpoint(Core.getGlobalContext());
    }

    @Test
    void the_twin_is_told_all_that_the_function_is_but_where_AWS_answers_and_its_credentials() {
        rehearse(twins::add);

        assertThat(twins).isNotEmpty().allSatisfy(staged -> {
            assertThat(staged).containsOnlyKeys("AWS_REGION", "AWS_ENDPOINT_URL", "TENANT_CLAIM");
            assertThat(staged.get("AWS_ENDPOINT_URL")).startsWith("http://127.0.0.1:").isNotEqualTo(FUNCTION.get("AWS_ENDPOINT_URL"));
        });
    }

    @Test
    void the_twins_calls_are_answered_by_the_stage_and_signed_with_its_credentials() {
        List<Credentials> opened = new ArrayList<>();

        rehearse(staged -> {
            StsClient sts = new AwsClients(new Environment(staged), Duration.ofSeconds(5)).build(StsClient.builder(), 1, Duration.ofSeconds(5));
            opened.add(sts.assumeRole(request -> request.roleArn("arn:aws:iam::000000000000:role/any").roleSessionName("any")).credentials());
        });

        assertThat(opened).isNotEmpty().allSatisfy(credentials -> assertThat(credentials.accessKeyId()).isEqualTo("staged"));
    }

    @Test
    void nothing_is_left_of_the_stage_when_the_snapshot_is_taken() {
        rehearse(twins::add);

        int port = URI.create(twins.getFirst().get("AWS_ENDPOINT_URL")).getPort();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close()).isInstanceOf(IOException.class);
        assertThat(System.getProperty("aws.containerCredentialsFullUri")).isNull();
    }

    @Test
    void a_rehearsal_that_fails_keeps_no_version_from_being_published() {
        assertThatCode(() -> rehearse(staged -> {
            throw new IllegalStateException("no twin");
        })).doesNotThrowAnyException();
    }
}
