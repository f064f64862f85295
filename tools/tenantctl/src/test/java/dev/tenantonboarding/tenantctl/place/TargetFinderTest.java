package dev.tenantonboarding.tenantctl.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.ExitCode;

class TargetFinderTest {
    private static final URI RUNNING = URI.create("http://127.0.0.1:4566");
    private static final Map<String, String> NOTHING_SET = Map.of();

    @Test
    void theOptionGoesBeforeTheVariableAndTheRunningCloud() {
        var finder = finder(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:2"), Optional.of(RUNNING), Optional.of("eu-west-1"));
        assertThat(finder.find(Optional.of("http://127.0.0.1:1"))).isEqualTo(new Target.Local(URI.create("http://127.0.0.1:1")));
    }

    @Test
    void theVariableGoesBeforeTheRunningCloud() {
        var finder = finder(Map.of("AWS_ENDPOINT_URL", "http://localhost:2"), Optional.of(RUNNING), Optional.of("eu-west-1"));
        assertThat(finder.find(Optional.empty())).isEqualTo(new Target.Local(URI.create("http://localhost:2")));
    }

    @Test
    void anEmptyVariableIsNotSet() {
        assertThat(finder(Map.of("AWS_ENDPOINT_URL", ""), Optional.of(RUNNING), Optional.empty()).find(Optional.empty()))
                .isEqualTo(new Target.Local(RUNNING));
    }

    @Test
    void theRunningCloudGoesBeforeAws() {
        assertThat(finder(NOTHING_SET, Optional.of(RUNNING), Optional.of("eu-west-1")).find(Optional.empty())).isEqualTo(new Target.Local(RUNNING));
    }

    @Test
    void withoutEitherItIsAwsInTheConfiguredRegion() {
        assertThat(finder(NOTHING_SET, Optional.empty(), Optional.of("eu-west-1")).find(Optional.empty()))
                .isEqualTo(new Target.Aws("eu-west-1", Optional.empty()));
    }

    @Test
    void anEndpointOnAnotherMachineIsAsSeriousAsAws() {
        assertThat(finder(NOTHING_SET, Optional.of(RUNNING), Optional.of("eu-west-1")).find(Optional.of("https://aws.internal.example")))
                .isEqualTo(new Target.Aws("eu-west-1", Optional.of(URI.create("https://aws.internal.example"))));
    }

    @Test
    void withNothingConfiguredItSaysSo() {
        assertThatThrownBy(() -> finder(NOTHING_SET, Optional.empty(), Optional.empty()).find(Optional.empty()))
                .isInstanceOf(CommandFailed.class).hasMessageContaining("nowhere to work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "ftp://127.0.0.1", "http://", "http://127.0.0.1:4566 "})
    void whatIsNoUrlIsAUsageError(String endpoint) {
        assertThatThrownBy(() -> finder(NOTHING_SET, Optional.empty(), Optional.empty()).find(Optional.of(endpoint)))
                .isInstanceOfSatisfying(CommandFailed.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining(endpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1.example.com", "http://127.example.com", "http://localhost.example.com"})
    void aNameThatOnlyBeginsLikeLoopbackIsElsewhere(String endpoint) {
        assertThat(Target.isLoopback(URI.create(endpoint))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:4566", "http://127.1.2.3", "http://localhost:1", "http://[::1]:4566"})
    void loopbackIsThisMachine(String endpoint) {
        assertThat(Target.isLoopback(URI.create(endpoint))).isTrue();
    }

    private static TargetFinder finder(Map<String, String> environment, Optional<URI> running, Optional<String> region) {
        return new TargetFinder(environment, () -> running, () -> region);
    }
}
