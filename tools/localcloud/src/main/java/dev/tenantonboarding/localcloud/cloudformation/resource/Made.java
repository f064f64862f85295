package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.Map;

/**
 * A resource that was made.
 *
 * @param physicalId what Ref answers
 * @param attributes what Fn::GetAtt answers
 */
public record Made(String physicalId, Map<String, String> attributes) {
    public Made {
        attributes = Map.copyOf(attributes);
    }

    static Made of(String physicalId) {
        return new Made(physicalId, Map.of());
    }

    static Made of(String physicalId, String attribute, String value) {
        return new Made(physicalId, Map.of(attribute, value));
    }
}
