package dev.tenantonboarding.localcloud.codec;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.Operation;

/** {@code /functions/{FunctionName}/invocations}, matched against raw paths so that an encoded slash stays inside its member. */
final class UriTemplate {
    private static final Map<Operation.Route, UriTemplate> COMPILED = new ConcurrentHashMap<>();
    private static final Pattern MEMBER = Pattern.compile("\\{([A-Za-z-]+)(\\+?)}");

    private final String method;
    private final Pattern path;
    private final List<String> members = new ArrayList<>();

    private UriTemplate(Operation.Route route) {
        method = route.method();
        var pattern = new StringBuilder();
        var matcher = MEMBER.matcher(route.template());
        var end = 0;
        while (matcher.find()) {
            pattern.append(Pattern.quote(route.template().substring(end, matcher.start())));
            pattern.append(matcher.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            members.add(matcher.group(1));
            end = matcher.end();
        }
        pattern.append(Pattern.quote(route.template().substring(end)));
        path = Pattern.compile(pattern + "/?");
    }

    static UriTemplate of(Operation.Route route) {
        return COMPILED.computeIfAbsent(route, UriTemplate::new);
    }

    /** The members in the path, decoded; empty if method or path don't fit. */
    Optional<Map<String, String>> match(WireRequest request) {
        var matcher = path.matcher(request.path());
        if (!request.method().equals(method) || !matcher.matches()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (var i = 0; i < members.size(); i++) {
            // A plus sign in a path is itself, unlike in a form.
            values.put(members.get(i), URLDecoder.decode(matcher.group(i + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        return Optional.of(values);
    }
}
