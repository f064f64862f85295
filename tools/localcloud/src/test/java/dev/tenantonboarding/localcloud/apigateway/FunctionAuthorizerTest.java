package dev.tenantonboarding.localcloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tenantonboarding.localcloud.lambda.functions.Vouching;

class FunctionAuthorizerTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:vouching";

    private ApiAccount api;

    @BeforeEach
    void start() {
        api = new ApiAccount();
        api.account().create("vouching", Vouching.class);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void what_the_authorizer_says_reaches_the_function() {
        guarded("GET /orders/{id}", 0, "$request.header.Authorization");
        var event = api.event(api.get("/orders/7", "Authorization", "good"));
        var said = event.at("/requestContext/authorizer/lambda");
        assertThat(said.get("token").stringValue()).isEqualTo("good");
        assertThat(said.get("routeArn").stringValue()).isEqualTo("arn:aws:execute-api:us-east-1:000000000000:" + api.apiId() + "/$default/GET/orders/7");
        assertThat(said.get("members").stringValue())
                .isEqualTo("headers identitySource pathParameters rawPath rawQueryString requestContext routeArn routeKey type version");
        assertThat(said.get("context").stringValue()).as("of the authorizer's own event").doesNotContain("authorizer");
        assertThat(event.at("/requestContext/authorizer").has("jwt")).isFalse();
    }

    @Test
    void an_authorizer_may_say_nothing_but_yes() {
        guarded("GET /x", 0, "$request.header.Authorization");
        var event = api.event(api.get("/x", "Authorization", "silent"));
        assertThat(event.at("/requestContext/authorizer").toString()).isEqualTo("{\"lambda\":null}");
    }

    @Test
    void without_an_identity_source_nobody_is_asked() {
        guarded("GET /x", 0, "$request.header.Authorization", "$request.querystring.tenant");
        for (var response : List.of(api.get("/x?tenant=a"), api.get("/x", "Authorization", "good"), api.get("/x?tenant=a", "Authorization", " "))) {
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        }
        assertThat(calls(api.get("/x?tenant=a", "Authorization", "good"))).isEqualTo("1");
    }

    @Test
    void a_no_is_forbidden() {
        guarded("GET /x", 0, "$request.header.Authorization");
        var response = api.get("/x", "Authorization", "foreign");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failing", "malformed", "deep"})
    void no_valid_answer_is_an_internal_error_and_not_remembered(String token) {
        guarded("GET /x", 60, "$request.header.Authorization");
        var response = api.get("/x", "Authorization", token);
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        assertThat(api.get("/x", "Authorization", token).statusCode()).isEqualTo(500);
        assertThat(calls(api.get("/x", "Authorization", "good"))).isEqualTo("3");
    }

    @Test
    void answers_are_remembered_by_the_identity_source_alone() {
        guarded("GET /x", 60, "$request.header.Authorization");
        api.route("GET /y", api.mirror(), request -> request.authorizationType("CUSTOM")
                .authorizerId(api.gateway().getAuthorizers(list -> list.apiId(api.apiId())).items().getFirst().authorizerId()));
        assertThat(calls(api.get("/x", "Authorization", "one"))).isEqualTo("1");
        assertThat(calls(api.get("/x?more=1", "Authorization", "one"))).isEqualTo("1");
        assertThat(calls(api.get("/y", "Authorization", "one"))).as("on another route").isEqualTo("1");
        assertThat(calls(api.get("/x", "Authorization", "two"))).as("another token").isEqualTo("2");
        assertThat(api.get("/x", "Authorization", "foreign").statusCode()).isEqualTo(403);
        assertThat(api.get("/x", "Authorization", "foreign").statusCode()).isEqualTo(403);
        assertThat(calls(api.get("/x", "Authorization", "three"))).as("a no is remembered too").isEqualTo("4");
    }

    @Test
    void skipped_time_does_not_age_an_answer() {
        guarded("GET /x", 60, "$request.header.Authorization");
        api.get("/x", "Authorization", "one");
        api.account().cloud().pass(Duration.ofHours(1));
        assertThat(calls(api.get("/x", "Authorization", "one"))).isEqualTo("1");
    }

    @Test
    void a_changed_authorizer_is_asked_anew_and_without_a_time_to_live_each_time() {
        var id = guarded("GET /x", 60, "$request.header.Authorization");
        api.get("/x", "Authorization", "one");
        api.gateway().updateAuthorizer(request -> request.apiId(api.apiId()).authorizerId(id).authorizerResultTtlInSeconds(0));
        assertThat(calls(api.get("/x", "Authorization", "one"))).isEqualTo("2");
        assertThat(calls(api.get("/x", "Authorization", "one"))).isEqualTo("3");
    }

    @Test
    void the_authorizer_needs_a_permission_of_its_own() {
        var id = authorizer(0, "$request.header.Authorization");
        api.route("GET /x", api.mirror(), request -> request.authorizationType("CUSTOM").authorizerId(id));
        assertThat(api.get("/x", "Authorization", "good").statusCode()).isEqualTo(500);
        permit("other", "abc");
        assertThat(api.get("/x", "Authorization", "good").statusCode()).as("a permission for another authorizer").isEqualTo(500);
        permit("own", id);
        assertThat(api.get("/x", "Authorization", "good").statusCode()).isEqualTo(200);
    }

    @Test
    void neither_tokens_nor_answers_get_into_the_log() throws IOException {
        guarded("GET /x", 60, "$request.header.Authorization");
        api.get("/x", "Authorization", "a-secret-token");
        api.get("/x", "Authorization", "deep");
        api.get("/x", "Authorization", "failing");
        var log = Files.readString(api.account().cloud().log());
        assertThat(log).contains("the authorizer vouching failed, or its answer is malformed").doesNotContain("a-secret-token", "isAuthorized", "deep");
    }

    private String guarded(String routeKey, int timeToLive, String... identitySources) {
        var id = authorizer(timeToLive, identitySources);
        permit("own", id);
        api.route(routeKey, api.mirror(), request -> request.authorizationType("CUSTOM").authorizerId(id));
        return id;
    }

    private String authorizer(int timeToLive, String... identitySources) {
        return api.gateway().createAuthorizer(request -> request.apiId(api.apiId()).name("vouching").authorizerType("REQUEST")
                .authorizerUri("arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + FUNCTION + "/invocations")
                .authorizerPayloadFormatVersion("2.0").enableSimpleResponses(true).authorizerResultTtlInSeconds(timeToLive)
                .identitySource(identitySources)).authorizerId();
    }

    private void permit(String statement, String authorizer) {
        api.account().lambda().addPermission(request -> request.functionName("vouching").statementId(statement).action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com").sourceArn("arn:aws:execute-api:us-east-1:000000000000:" + api.apiId() + "/authorizers/" + authorizer));
    }

    /** How often the authorizer had been asked when it said what this answer shows. */
    private String calls(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return api.event(response).at("/requestContext/authorizer/lambda/calls").stringValue();
    }
}
