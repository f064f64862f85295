package dev.tenantonboarding.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantonboarding.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Payloads as the Lambda runtime decodes and encodes them, by the handlers' declared types. */
class PayloadTest {
    private static final Type[] TYPES = Arrays.stream(EnsureEndpointHandler.class.getGenericInterfaces())
            .map(ParameterizedType.class::cast)
            .findFirst()
            .orElseThrow()
            .getActualTypeArguments();

    @SuppressWarnings("unchecked")
    private static Map<String, Object> decode(String json) {
        return (Map<String, Object>) ((PojoSerializer<?>) JacksonFactory.getInstance().getSerializer(TYPES[0])).fromJson(json);
    }

    @Test
    void a_task_reads_what_the_workflow_sends() {
        TaskInput input = new TaskInput(decode("""
                {"tenantId":"acme","waitedSeconds":30,
                 "execution":{"arn":"arn:aws:states:::execution:m:run","redriveCount":2,"startTime":"2026-11-23T10:00:00.123Z"}}"""));

        assertThat(input.tenantId()).isEqualTo(new TenantId("acme"));
        assertThat(input.owner().redriveCount()).isEqualTo(2);
        assertThat(input.owner().executionName()).isEqualTo("run");
        assertThat(input.startedAt()).isEqualTo(Instant.parse("2026-11-23T10:00:00.123Z"));
        assertThat(input.attempt().waited()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_token_does_not_show_in_a_log() {
        TaskInput input = new TaskInput(decode("{\"stackName\":\"tenant--acme\",\"taskToken\":\"secret\"}"));

        assertThat(input.text("taskToken")).isEqualTo("secret");
        assertThat(input.toString()).contains("taskToken").doesNotContain("secret");
    }

    @Test
    void an_envelope_survives_decoding_whole() throws Exception {
        String event = "{\"detail-type\":\"TenantCreated\",\"detail\":{\"tenantId\":\"acme\",\"n\":[1,2.5,null,true]}}";

        Object decoded = decode("{\"event\":" + event + "}").get("event");

        assertThat(new ObjectMapper().<JsonNode>valueToTree(decoded)).isEqualTo(new ObjectMapper().readTree(event));
    }

    @Test
    void a_payload_that_lacks_something_says_what() {
        TaskInput input = new TaskInput(decode("{\"execution\":{\"arn\":7}}"));

        assertThatThrownBy(input::tenantId).hasMessage("the payload has no text tenantId");
        assertThatThrownBy(input::owner).hasMessage("the payload has no text arn");
        assertThatThrownBy(() -> new TaskInput(decode("""
                {"execution":{"arn":"arn:e","redriveCount":0,"startTime":"2026-11-23T10:00:00Z"}}""")).attempt())
                .hasMessage("the payload has no number waitedSeconds");
        assertThatThrownBy(() -> new TaskInput(decode("{}")).owner()).hasMessage("the payload has no object execution");
    }

    @Test
    @SuppressWarnings("unchecked")
    void an_answer_is_encoded_as_json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ((PojoSerializer<Object>) (PojoSerializer<?>) JacksonFactory.getInstance().getSerializer(TYPES[1]))
                .toJson(Map.of("bytes", 5_000_000_000L), out);

        assertThat(out).hasToString("{\"bytes\":5000000000}");
    }
}
