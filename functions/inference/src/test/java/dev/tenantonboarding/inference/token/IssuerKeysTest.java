package dev.tenantonboarding.inference.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
    private static final RSAKey OLD = LocalIssuer.newKey("old");
    private static final RSAKey NEW = LocalIssuer.newKey("new");
    private static final Duration BLINK = Duration.ofMillis(1);

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private List<JWK> published = List.of(OLD);
    private boolean down;
    private int asked;
    private final IssuerKeys keys = new IssuerKeys(this::ask, () -> now);

    private JWKSet ask() {
        asked++;
        if (down) {
            throw new IssuerUnavailable("down");
        }
        return new JWKSet(published);
    }

    private List<JWK> get(RSAKey key) {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(key.getKeyID()).build()), null);
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    @Test
    void a_known_key_is_asked_for_once_while_it_is_fresh() {
        get(OLD);
        after(IssuerKeys.FRESH.minus(BLINK));

        assertThat(get(OLD)).hasSize(1);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void a_new_key_counts_as_soon_as_a_token_names_it() {
        get(OLD);
        after(IssuerKeys.PAUSE);
        published = List.of(OLD, NEW);

        assertThat(get(NEW)).hasSize(1);
    }

    @Test
    void however_many_tokens_name_unknown_keys_the_issuer_is_asked_at_a_bounded_rate() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(get(NEW)).isEmpty();
        }
        assertThat(asked).isEqualTo(1);

        after(IssuerKeys.PAUSE.minus(BLINK));
        get(NEW);
        assertThat(asked).isEqualTo(1);
        after(BLINK);
        get(NEW);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void a_withdrawn_key_stops_counting_when_the_keys_are_no_longer_fresh() {
        get(OLD);
        published = List.of(NEW);
        after(IssuerKeys.FRESH.minus(BLINK));
        assertThat(get(OLD)).hasSize(1);

        after(BLINK);
        assertThat(get(OLD)).isEmpty();
    }

    @Test
    void while_the_issuer_is_down_known_keys_count_for_a_bounded_time_and_it_is_asked_at_the_bounded_rate() {
        get(OLD);
        down = true;
        after(IssuerKeys.OUTAGE.minus(BLINK));
        assertThat(get(OLD)).hasSize(1);
        assertThat(get(OLD)).hasSize(1);
        assertThat(asked).isEqualTo(2);

        after(BLINK);
        assertThatThrownBy(() -> get(OLD)).isInstanceOf(IssuerUnavailable.class);
    }

    @Test
    void while_the_issuer_is_down_an_unknown_key_is_neither_good_nor_bad() {
        get(OLD);
        down = true;
        after(IssuerKeys.PAUSE);

        assertThatThrownBy(() -> get(NEW)).isInstanceOf(IssuerUnavailable.class);
        assertThatThrownBy(() -> get(NEW)).isInstanceOf(IssuerUnavailable.class);
        assertThat(get(OLD)).hasSize(1);
    }

    @Test
    void an_issuer_that_comes_back_is_heard_again() {
        down = true;
        assertThatThrownBy(() -> get(OLD)).isInstanceOf(IssuerUnavailable.class);
        down = false;
        after(IssuerKeys.PAUSE);

        assertThat(get(OLD)).hasSize(1);
        assertThat(get(NEW)).isEmpty();
    }
}
