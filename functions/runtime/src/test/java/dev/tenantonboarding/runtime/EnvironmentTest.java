package dev.tenantonboarding.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.tenancy.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    private final Environment environment = new Environment(Map.of(
            "NAME", "x", "EMPTY", "", "COUNT", "12", "WORD", "twelve", "HUGE", "99999999999999999999", "FLAG", "true",
            "ROLE", "arn:aws:iam::000000000000:role/pool-invoke"));

    @Test
    void variables_are_read_by_their_kind() {
        assertThat(environment.required("NAME")).isEqualTo("x");
        assertThat(environment.number("COUNT", 1, 12)).isEqualTo(12);
        assertThat(environment.flag("FLAG")).isTrue();
        assertThat(environment.roleArn("ROLE")).endsWith("pool-invoke");
        assertThat(environment.tenantId("WORD")).isEqualTo(new TenantId("twelve"));
        assertThat(environment.optional("EMPTY")).isEmpty();
    }

    @Test
    void only_a_local_cloud_that_says_so_skips_time() {
        assertThat(new Environment(Map.of("LOCAL_CLOUD_TIME", "skipped")).skipsTime()).isTrue();
        assertThat(new Environment(Map.of("LOCAL_CLOUD_TIME", "real")).skipsTime()).isFalse();
        assertThat(environment.skipsTime()).isFalse();
        assertThat(environment.pause(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
        assertThat(new Environment(Map.of("LOCAL_CLOUD_TIME", "skipped")).pause(Duration.ofSeconds(2))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMPTY", "MISSING"})
    void a_variable_that_is_not_set_is_named(String name) {
        assertThatThrownBy(() -> environment.required(name)).isInstanceOf(InvalidEnvironment.class).hasMessageContaining(name).hasMessageContaining("must be set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WORD", "HUGE", "COUNT"})
    void a_number_outside_its_bounds_is_refused_with_them(String name) {
        assertThatThrownBy(() -> environment.number(name, 1, 11))
                .isInstanceOf(InvalidEnvironment.class)
                .hasMessage("environment variable " + name + " must be a whole number from 1 to 11");
    }

    @Test
    void other_kinds_are_refused_with_their_rule() {
        assertThatThrownBy(() -> environment.flag("WORD")).hasMessageContaining("WORD must be true or false");
        assertThatThrownBy(() -> environment.roleArn("NAME")).hasMessageContaining("NAME must be the ARN of an IAM role");
        assertThatThrownBy(() -> environment.matching("NAME", Pattern.compile("y"), "must be y")).hasMessageContaining("NAME must be y");
        assertThatThrownBy(() -> environment.tenantId("NAME")).isInstanceOf(InvalidEnvironment.class).hasMessageContaining("NAME must match");
    }

    @Test
    void a_key_without_its_secret_is_refused() {
        Environment half = new Environment(Map.of("AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "key"));

        assertThatThrownBy(() -> new AwsClients(half, Duration.ofSeconds(1))).hasMessageContaining("AWS_SECRET_ACCESS_KEY");
    }
}
