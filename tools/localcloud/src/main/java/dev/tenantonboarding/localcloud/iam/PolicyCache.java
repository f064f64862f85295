package dev.tenantonboarding.localcloud.iam;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.iam.policy.PolicyShape;

/** Documents that arrive as text with each call, parsed once; the ones not used for longest are forgotten. */
final class PolicyCache {
    private static final int MOST_DOCUMENTS = 4_096;

    private record Key(String text, PolicyShape shape) {
    }

    private final Map<Key, PolicyDocument> documents = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, PolicyDocument> eldest) {
            return size() > MOST_DOCUMENTS;
        }
    };

    /** @throws dev.tenantonboarding.localcloud.iam.policy.MalformedPolicyException if it is no policy of that shape */
    synchronized PolicyDocument get(String text, PolicyShape shape) {
        return documents.computeIfAbsent(new Key(text, shape), key -> PolicyDocument.parse(key.text(), key.shape()));
    }
}
