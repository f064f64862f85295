package dev.tenantonboarding.localcloud.apigateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * What an authorizer's function is told, in payload format 2.0: all but the body.
 *
 * @param identity the values of the identity sources, in their order
 */
record AuthorizerEvent(RoutedRequest routed, List<String> identity) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] json() {
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "2.0");
        event.put("type", "REQUEST");
        event.put("routeArn", routed.routeArn());
        event.put("identitySource", identity);
        new RequestEvent(routed, Map.of()).addTo(event);
        return JSON.writeValueAsBytes(event);
    }

    /** Without the identity, which is a token. */
    @Override
    public String toString() {
        return routed.toString();
    }
}
