package dev.tenantonboarding.localcloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tenantonboarding.localcloud.lambda.functions.Blocking;
import dev.tenantonboarding.localcloud.lambda.functions.Echo;
import dev.tenantonboarding.localcloud.lambda.functions.Failing;

class RequestsTest {
    private static final ApiAccount API = new ApiAccount();

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void a_function_is_told_the_request_in_payload_format_2() {
        API.route("GET /orders/{id}");
        var response = API.get("/orders/7?a=1&b=2&a=x%20y", "X-Two", "1", "X-Two", "2", "Cookie", "c=1; d=2", "User-Agent", "test");
        assertThat(response.statusCode()).isEqualTo(200);
        var event = API.event(response);
        assertThat(event.get("version").stringValue()).isEqualTo("2.0");
        assertThat(event.get("routeKey").stringValue()).isEqualTo("GET /orders/{id}");
        assertThat(event.get("rawPath").stringValue()).isEqualTo("/orders/7");
        assertThat(event.get("rawQueryString").stringValue()).isEqualTo("a=1&b=2&a=x%20y");
        assertThat(event.get("queryStringParameters")).hasToString("{\"a\":\"1,x y\",\"b\":\"2\"}");
        assertThat(event.get("pathParameters")).hasToString("{\"id\":\"7\"}");
        assertThat(event.get("cookies")).hasToString("[\"c=1\",\"d=2\"]");
        assertThat(event.at("/headers/x-two").stringValue()).isEqualTo("1,2");
        assertThat(event.get("headers").has("cookie")).isFalse();
        assertThat(event.at("/headers/x-forwarded-for").stringValue()).isEqualTo("127.0.0.1");
        assertThat(event.at("/headers/x-amzn-trace-id").stringValue()).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
        assertThat(event.has("body")).isFalse();
        assertThat(event.get("isBase64Encoded").booleanValue()).isFalse();
        var context = event.get("requestContext");
        assertThat(context.get("accountId").stringValue()).isEqualTo("000000000000");
        assertThat(context.get("apiId").stringValue()).isEqualTo(API.apiId());
        assertThat(context.get("stage").stringValue()).isEqualTo("$default");
        assertThat(context.get("requestId").stringValue()).isEqualTo(response.headers().firstValue("apigw-requestid").orElseThrow());
        assertThat(context.get("time").stringValue()).matches("\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
        assertThat(context.has("authorizer")).isFalse();
        assertThat(context.get("http")).hasToString("{\"method\":\"GET\",\"path\":\"/orders/7\",\"protocol\":\"HTTP/1.1\","
                + "\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"test\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/json", "application/json; charset=utf-8", "Application/XML", "application/javascript"})
    void text_comes_as_it_is(String type) {
        routeOnce("POST /text");
        var event = API.event(API.post("/text", "a,b".getBytes(StandardCharsets.UTF_8), "Content-Type", type));
        assertThat(event.get("body").stringValue()).isEqualTo("a,b");
        assertThat(event.get("isBase64Encoded").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "application/x-www-form-urlencoded", "application/vnd.api+json"})
    void all_else_comes_in_base64(String type) {
        routeOnce("POST /binary");
        var event = API.event(API.post("/binary", new byte[] {1, 2, 3}, "Content-Type", type));
        assertThat(event.get("body").stringValue()).isEqualTo("AQID");
        assertThat(event.get("isBase64Encoded").booleanValue()).isTrue();
    }

    @Test
    void without_a_route_a_stage_or_an_api_nothing_is_found() {
        assertThat(API.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(API.get("/nowhere").body()).isEqualTo("{\"message\":\"Not Found\"}");
        assertThat(API.get("/../none/orders/7").statusCode()).isEqualTo(404);
        routeOnce("POST /text");
        assertThat(API.get("/text").statusCode()).as("the other method").isEqualTo(404);
    }

    @Test
    void a_named_stage_is_the_first_part_of_the_path() {
        API.gateway().createStage(request -> request.apiId(API.apiId()).stageName("dev").autoDeploy(true));
        API.route("GET /staged");
        var event = API.event(API.get("/dev/staged"));
        assertThat(event.at("/requestContext/stage").stringValue()).isEqualTo("dev");
        assertThat(event.get("rawPath").stringValue()).isEqualTo("/dev/staged");
        assertThat(event.get("routeKey").stringValue()).isEqualTo("GET /staged");
    }

    @Test
    void a_request_body_may_have_ten_megabytes_and_lambda_takes_six() {
        routeOnce("POST /text");
        assertThat(API.post("/text", new byte[10 * 1024 * 1024 + 1], "Content-Type", "text/plain").statusCode()).isEqualTo(413);
        var response = API.post("/text", new byte[7 * 1024 * 1024], "Content-Type", "application/octet-stream");
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
    }

    @Test
    void an_api_without_a_permission_on_its_function_can_not_call_it() {
        API.account().create("private", Echo.class);
        var integration = API.gateway().createIntegration(request -> request.apiId(API.apiId()).integrationType("AWS_PROXY")
                .payloadFormatVersion("2.0").integrationUri("arn:aws:lambda:us-east-1:000000000000:function:private")).integrationId();
        API.route("GET /private", integration, request -> { });
        assertThat(API.get("/private").statusCode()).isEqualTo(500);
        API.account().lambda().addPermission(request -> request.functionName("private").statementId("other").action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com").sourceArn("arn:aws:execute-api:us-east-1:000000000000:" + API.apiId() + "/*/POST/private"));
        assertThat(API.get("/private").statusCode()).as("a permission for another method").isEqualTo(500);
        API.account().lambda().addPermission(request -> request.functionName("private").statementId("api").action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com").sourceArn("arn:aws:execute-api:us-east-1:000000000000:" + API.apiId() + "/*/GET/private"));
        assertThat(API.get("/private").statusCode()).isEqualTo(200);
    }

    @Test
    void a_failing_function_is_an_internal_error() {
        API.account().create("failing", Failing.class);
        API.route("GET /failing", API.integration("failing"), request -> { });
        var response = API.get("/failing");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void a_function_that_is_too_slow_or_throttled_is_unavailable() {
        var go = new CountDownLatch(1);
        // The function takes its key from the event, where there is none.
        System.getProperties().put("null.called", new LinkedBlockingQueue<String>());
        System.getProperties().put("null.go", go);
        API.account().create("slow", Blocking.class);
        API.route("GET /slow", API.integration("slow", 50), request -> { });
        var response = API.get("/slow");
        go.countDown();
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
        API.account().lambda().putFunctionConcurrency(request -> request.functionName("slow").reservedConcurrentExecutions(0));
        assertThat(API.get("/slow").statusCode()).isEqualTo(503);
    }

    private static void routeOnce(String key) {
        if (API.gateway().getRoutes(request -> request.apiId(API.apiId())).items().stream().noneMatch(route -> route.routeKey().equals(key))) {
            API.route(key);
        }
    }
}
