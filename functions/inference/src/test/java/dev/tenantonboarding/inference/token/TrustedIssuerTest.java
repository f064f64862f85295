package dev.tenantonboarding.inference.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedIssuerTest {
    private final LocalIssuer server = new LocalIssuer();
    private final LocalIssuer elsewhere = new LocalIssuer();

    @AfterEach
    void stop() {
        server.close();
        elsewhere.close();
    }

    private void unavailable(String why) {
        assertThatThrownBy(() -> new TrustedIssuer(server.url()).keys()).isInstanceOf(IssuerUnavailable.class).hasMessageContaining(why);
    }

    @Test
    void its_keys_are_found_through_its_discovery_document() {
        assertThat(new TrustedIssuer(server.url()).keys().getKeyByKeyId("key-1")).isEqualTo(server.key().toPublicJWK());
        assertThat(server.asked()).containsExactly("/issuer/.well-known/openid-configuration", "/issuer/keys");
    }

    @Test
    void an_url_that_ends_in_a_slash_has_its_document_in_the_same_place() {
        server.saysThatItIs(server.url() + "/");

        assertThat(new TrustedIssuer(server.url() + "/").keys().getKeys()).hasSize(1);
    }

    @Test
    void keys_on_another_origin_are_not_asked_for() {
        server.saysThatItsKeysAreAt(elsewhere.url() + "/keys");
        unavailable("origin");
        server.saysThatItsKeysAreAt(server.url().replace("127.0.0.1", "localhost") + "/keys");
        unavailable("origin");
        server.saysThatItsKeysAreAt(server.url().replace("http:", "https:") + "/keys");
        unavailable("origin");
        server.saysThatItsKeysAreAt("file:///etc/keys.json");
        unavailable("origin");

        assertThat(elsewhere.asked()).isEmpty();
        assertThat(server.asked()).doesNotContain("/issuer/keys");
    }

    @Test
    void a_redirect_is_not_followed() {
        server.saysThatItsKeysAreAt(server.url() + "/moved");

        unavailable("cannot be read");
        assertThat(server.asked()).doesNotContain("/issuer/keys");
    }

    @Test
    void another_issuers_document_is_refused() {
        server.saysThatItIs(elsewhere.url());

        unavailable("another issuer's");
    }

    @Test
    void an_answer_that_is_an_error_or_no_document_is_unavailable() {
        server.saysThatItsKeysAreAt("::");
        unavailable("cannot be read");
        server.saysThatItsKeysAreAt("\",\"x\":[");
        unavailable("cannot be read");
        server.answersWith(500);
        unavailable("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://issuer.example.com", "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab", "http://127.0.0.1:4566/x",
        "http://localhost", "http://[::1]:80/"})
    void an_issuer_has_tls_or_is_on_this_machine(String url) {
        assertThat(new TrustedIssuer(url).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "issuer", "http://issuer.example.com", "http://127.0.0.1.example.com", "http://127.0.0.1@example.com/",
        "http://localhost.example.com", "ftp://127.0.0.1", "https://user@example.com", "https://example.com/?x", "https://example.com/#x"})
    void any_other_issuer_is_refused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustedIssuer(url)).withMessageContaining("https");
    }
}
