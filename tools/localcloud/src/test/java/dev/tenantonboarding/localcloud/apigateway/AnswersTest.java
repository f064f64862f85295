package dev.tenantonboarding.localcloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final ApiAccount API = new ApiAccount();

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void status_headers_cookies_and_body_are_the_functions() {
        var response = answer("whole", "{\"statusCode\":\"201\",\"headers\":{\"X-Count\":3,\"Content-Type\":\"text/csv\"},"
                + "\"cookies\":[\"a=1\",\"b=2; HttpOnly\"],\"body\":\"x,y\"}");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("x-count")).contains("3");
        assertThat(response.headers().firstValue("content-type")).contains("text/csv");
        assertThat(response.headers().allValues("set-cookie")).isEqualTo(List.of("a=1", "b=2; HttpOnly"));
        assertThat(response.body()).isEqualTo("x,y");
    }

    @Test
    void a_body_in_base64_is_decoded() {
        var response = answer("base64", "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"aGVsbG8=\"}");
        assertThat(response.body()).isEqualTo("hello");
        assertThat(response.headers().firstValue("content-type")).as("where the function tells none").hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/plain;charset=UTF-8"));
    }

    @Test
    void an_answer_without_a_status_is_the_body_of_a_json_response() {
        var object = answer("object", "{\"message\":\"hi\"}");
        assertThat(object.statusCode()).isEqualTo(200);
        assertThat(object.body()).isEqualTo("{\"message\":\"hi\"}");
        assertThat(object.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer("text", "\"hi\"").body()).isEqualTo("hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{\"statusCode\":\"many\"}", "{\"statusCode\":99}", "{\"statusCode\":200,\"body\":{\"a\":1}}",
            "{\"statusCode\":200,\"headers\":{\"a b\":\"1\"}}", "{\"statusCode\":200,\"headers\":{\"a\":\"1\\r\\nb: 2\"}}",
            "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"%\"}"})
    void a_malformed_answer_is_an_internal_error(String answer) {
        var response = answer("malformed-" + Integer.toHexString(answer.hashCode()), answer);
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    private static HttpResponse<String> answer(String name, String answer) {
        API.answering("GET /" + name, name, answer);
        return API.get("/" + name);
    }
}
