package dev.tenantonboarding.localcloud.apigateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;

/**
 * What authorizers said, for as long as each wants it remembered: by the values of its identity sources and nothing else of a request.
 * Time is the wall clock's, by which the tokens and credentials in it expire too; skipped time would not age them.
 */
final class AdmissionCache {
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    /** @param clock wall time */
    AdmissionCache(InstantSource clock) {
        this.clock = clock;
    }

    /** The authorizer as it is configured: changed, it is asked anew. */
    private record Key(String apiId, Authorizer authorizer, List<String> identity) {
        /** Without the identity, which is a token. */
        @Override
        public String toString() {
            return apiId + "/" + authorizer.authorizerId();
        }
    }

    private record Entry(Admission admission, Instant until) {
    }

    synchronized Optional<Admission> find(String apiId, Authorizer authorizer, List<String> identity) {
        return Optional.ofNullable(entries.get(new Key(apiId, authorizer, identity)))
                .filter(entry -> clock.instant().isBefore(entry.until())).map(Entry::admission);
    }

    /** Not at all with a time to live of 0. */
    synchronized void keep(String apiId, Authorizer authorizer, List<String> identity, Admission admission) {
        var ttl = Duration.ofSeconds(authorizer.authorizerResultTtlInSeconds());
        if (ttl.isZero()) {
            return;
        }
        var now = clock.instant();
        entries.values().removeIf(entry -> !now.isBefore(entry.until()));
        if (entries.size() >= MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(new Key(apiId, authorizer, identity), new Entry(admission, now.plus(ttl)));
    }
}
