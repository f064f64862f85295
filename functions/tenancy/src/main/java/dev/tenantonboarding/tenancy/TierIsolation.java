package dev.tenantonboarding.tenancy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which isolation model each of a SaaS's tiers gets. */
public record TierIsolation(Map<String, IsolationModel> models) {
    public static final String TIER_PATTERN = "[a-z][a-z0-9-]{0,31}";
    /** What {@link #parse} accepts, and what CloudFormation does. It begins with what it must not be: the same tier twice. */
    public static final String PATTERN = "^(?!(.*,)?(" + TIER_PATTERN + ")=.*,\\2=)(" + TIER_PATTERN + "=(pool|bridge|silo)(," + TIER_PATTERN + "=(pool|bridge|silo))*)?$";
    public static final String RULE = "must be a comma-separated list of tier=model pairs, each tier once, in lower case, and each model one of "
            + IsolationModel.words() + "; empty for no tiers";
    public static final TierIsolation NONE = new TierIsolation(Map.of());

    public TierIsolation {
        models = Map.copyOf(models);
    }

    /**
     * Reads pairs such as {@code basic=pool,premium=silo}.
     *
     * @throws IllegalArgumentException if the text breaks {@link #RULE}
     */
    public static TierIsolation parse(String text) {
        if (!text.matches(PATTERN)) {
            throw new IllegalArgumentException(RULE);
        }
        Map<String, IsolationModel> models = new TreeMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split(",")) {
            int equals = pair.indexOf('=');
            IsolationModel model = IsolationModel.of(pair.substring(equals + 1)).orElseThrow(() -> new IllegalArgumentException(RULE));
            models.put(pair.substring(0, equals), model);
        }
        return new TierIsolation(models);
    }

    public Optional<IsolationModel> of(String tier) {
        return Optional.ofNullable(models.get(tier));
    }

    /** The tiers in order, as messages name them. */
    public String words() {
        return String.join(", ", new TreeMap<>(models).keySet());
    }
}
