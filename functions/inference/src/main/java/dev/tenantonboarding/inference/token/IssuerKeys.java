package dev.tenantonboarding.inference.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's keys, kept for a while. They are asked for anew when they are no longer fresh, so that a withdrawn key stops counting,
 * and when a token names one that is not among them, so that a new key counts at once; but however many such tokens come, no more often
 * than every {@link #PAUSE}. While the issuer is out of reach the known ones go on counting up to {@link #OUTAGE}.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {
    /** From when on a withdrawn key is refused. */
    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration OUTAGE = Duration.ofHours(1);
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

    private final Supplier<JWKSet> issuer;
    private final InstantSource clock;
    private Optional<Known> known = Optional.empty();
    private Instant nextTry = Instant.MIN;
    private boolean lastTryFailed;

    private record Known(JWKSet keys, Instant since) {}

    /** @param issuer asks for the keys, and throws {@link IssuerUnavailable} if they cannot be read */
    IssuerKeys(Supplier<JWKSet> issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * Whoever comes while the keys are asked for waits for them.
     *
     * @throws IssuerUnavailable if the issuer would have to be asked, and cannot be
     */
    @Override
    public synchronized List<JWK> get(JWKSelector wanted, SecurityContext none) {
        Instant now = clock.instant();
        if ((!knownFor(FRESH, now) || find(wanted).isEmpty()) && !now.isBefore(nextTry)) {
            ask(now);
        }
        if (!knownFor(OUTAGE, now) || (lastTryFailed && find(wanted).isEmpty())) {
            throw new IssuerUnavailable("the issuer's keys could not be read when they were last asked for");
        }
        return find(wanted);
    }

    private void ask(Instant now) {
        nextTry = now.plus(PAUSE);
        try {
            known = Optional.of(new Known(issuer.get(), now));
            lastTryFailed = false;
        } catch (IssuerUnavailable unavailable) {
            lastTryFailed = true;
            LOG.warn("no new keys", unavailable);
        }
    }

    private boolean knownFor(Duration atMost, Instant now) {
        return known.filter(keys -> now.isBefore(keys.since().plus(atMost))).isPresent();
    }

    private List<JWK> find(JWKSelector wanted) {
        return known.map(Known::keys).map(wanted::select).orElse(List.of());
    }
}
