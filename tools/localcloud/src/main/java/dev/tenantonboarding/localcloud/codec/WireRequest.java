package dev.tenantonboarding.localcloud.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param path    raw, still percent-encoded
 * @param query   decoded parameters
 * @param headers by lower-case name
 */
public record WireRequest(String method, String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {
    public WireRequest {
        headers = new TreeMap<>(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }
}
