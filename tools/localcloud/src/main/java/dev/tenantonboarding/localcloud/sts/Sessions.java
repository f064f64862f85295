package dev.tenantonboarding.localcloud.sts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.iam.IamStore;
import dev.tenantonboarding.localcloud.iam.UniqueId;
import dev.tenantonboarding.localcloud.kernel.Authenticator;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;

/** All access keys: the administrator's, and those of the sessions that were opened. */
final class Sessions implements Authenticator {
    private static final int ACCESS_KEY_LENGTH = 20;
    private static final int SECRET_BYTES = 30;
    private static final int TOKEN_BYTES = 240;
    /** How long an expired key is told from one that never was. */
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final IamStore store;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, TemporaryCredentials> byAccessKey = new HashMap<>();
    /** By the very object that {@link #authenticate} answers: equal sessions may hand on different tags. */
    private final Map<Caller, Map<String, String>> transitiveTags = new IdentityHashMap<>();
    private Instant swept;

    /** @param clock wall time, since clients compare expirations with their own clocks */
    Sessions(IamStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.swept = clock.instant();
    }

    /** @param transitive the tags that go on to sessions opened from this one */
    synchronized TemporaryCredentials open(Caller.RoleSession caller, Duration duration, Map<String, String> transitive) {
        sweep();
        var credentials = new TemporaryCredentials(UniqueId.of("ASIA", ACCESS_KEY_LENGTH), secret(SECRET_BYTES), secret(TOKEN_BYTES),
                clock.instant().plus(duration).truncatedTo(ChronoUnit.SECONDS), caller);
        byAccessKey.put(credentials.accessKeyId(), credentials);
        if (!transitive.isEmpty()) {
            transitiveTags.put(caller, Map.copyOf(transitive));
        }
        return credentials;
    }

    @Override
    public synchronized Caller authenticate(String accessKeyId, Optional<String> sessionToken) {
        if (accessKeyId.equals(Aws.ADMIN_USER) && sessionToken.isEmpty()) {
            return new Caller.User(Aws.ADMIN_USER);
        }
        var credentials = Optional.ofNullable(byAccessKey.get(accessKeyId))
                .filter(known -> sessionToken.filter(known.sessionToken()::equals).isPresent()).orElseThrow(Sessions::invalid);
        if (!clock.instant().isBefore(credentials.expiration())) {
            throw AwsError.of("ExpiredToken", 403, "The security token included in the request is expired");
        }
        var session = credentials.caller();
        if (store.roleByArn(session.roleArn()).filter(role -> role.id().equals(session.roleId())).isEmpty()) {
            throw invalid();
        }
        return session;
    }

    /** What a session opened by this caller inherits. */
    synchronized Map<String, String> transitiveTags(Caller caller) {
        return transitiveTags.getOrDefault(caller, Map.of());
    }

    private void sweep() {
        var now = clock.instant();
        if (now.isBefore(swept.plus(BETWEEN_SWEEPS))) {
            return;
        }
        swept = now;
        byAccessKey.values().removeIf(credentials -> {
            var forgotten = credentials.expiration().plus(REMEMBERED).isBefore(now);
            if (forgotten) {
                transitiveTags.remove(credentials.caller());
            }
            return forgotten;
        });
    }

    private String secret(int bytes) {
        var secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    private static AwsError invalid() {
        return AwsError.of("InvalidClientTokenId", 403, "The security token included in the request is invalid.");
    }
}
