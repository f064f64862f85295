package dev.tenantonboarding.localcloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tenantonboarding.localcloud.kernel.AwsError;

class RouteKeyTest {
    @ParameterizedTest
    @CsvSource({
            "GET,/pets/dog/1,GET /pets/dog/1",
            "GET,/pets/dog/2,GET /pets/dog/{id}",
            "GET,/pets/cat/1,GET /pets/{proxy+}",
            "POST,/pets/dog/1,ANY /pets/dog/1",
            "POST,/test/5,ANY /{proxy+}",
            "GET,/,$default",
    })
    void the_most_specific_route_is_taken(String method, String path, String expected) {
        var routes = Stream.of("$default", "ANY /{proxy+}", "GET /pets/{proxy+}", "GET /pets/dog/{id}", "ANY /pets/dog/1", "GET /pets/dog/1");
        assertThat(routes.map(RouteKey::parse).filter(key -> key.match(method, path).isPresent()).min(RouteKey.SPECIFICITY).orElseThrow().text())
                .isEqualTo(expected);
    }

    @Test
    void variables_are_decoded_and_a_greedy_one_takes_the_rest() {
        assertThat(RouteKey.parse("GET /a/{x}/b/{y+}").match("GET", "/a/1%2F2/b/c/d+e")).contains(Map.of("x", "1/2", "y", "c/d+e"));
    }

    @ParameterizedTest
    @CsvSource({"GET /a,/a/", "GET /a,/A", "GET /a/{x},/a/", "GET /a/{x},/a/b/c", "GET /a/{x+},/a", "GET /a/b,/a"})
    void a_path_that_is_not_quite_it_does_not_match(String key, String path) {
        assertThat(RouteKey.parse(key).match("GET", path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "get /a", "GET a", "FETCH /a", "GET /{a+}/b", "GET /a{b}", "GET /{a", ""})
    void a_malformed_key_is_refused(String key) {
        assertThatExceptionOfType(AwsError.class).isThrownBy(() -> RouteKey.parse(key)).matches(e -> e.code().equals("BadRequestException"));
    }
}
