package dev.tenantonboarding.localcloud.apigateway;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A route's key: a method and a path, or {@code $default}.
 *
 * @param method   {@code ANY} for all
 * @param segments of the path; {@code {name}} takes one segment, {@code {name+}} at the end all that follow
 */
record RouteKey(String text, String method, List<String> segments) {
    private static final String DEFAULT = "$default";
    private static final String ANY = "ANY";
    private static final Pattern FORM = Pattern.compile("(ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT) (/.*)");
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9._-]+)(\\+?)}");

    /** The most specific first: by path, from its beginning, then by method; {@code $default} is last. */
    static final Comparator<RouteKey> SPECIFICITY = Comparator.comparing(RouteKey::rank).thenComparing(key -> key.method.equals(ANY));

    static RouteKey parse(String text) {
        if (text.equals(DEFAULT)) {
            return new RouteKey(text, ANY, List.of());
        }
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw ApiErrors.bad("The provided route key is not formatted properly for HTTP protocol. "
                    + "Format should be \"<HTTP METHOD> /<RESOURCE PATH>\" or \"$default\"");
        }
        var segments = split(matcher.group(2));
        for (var i = 0; i < segments.size(); i++) {
            var braces = segments.get(i).contains("{") || segments.get(i).contains("}");
            if (braces && !VARIABLE.matcher(segments.get(i)).matches() || greedy(segments.get(i)) && i < segments.size() - 1) {
                throw ApiErrors.bad("The path of the route key is malformed: " + text);
            }
        }
        return new RouteKey(text, matcher.group(1), segments);
    }

    private static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    private static boolean greedy(String segment) {
        return segment.endsWith("+}");
    }

    boolean isDefault() {
        return text.equals(DEFAULT);
    }

    /** Exact segments before variables before greedy ones; what has no path goes last. */
    private String rank() {
        if (isDefault()) {
            return "9";
        }
        var rank = new StringBuilder();
        segments.forEach(segment -> rank.append(greedy(segment) ? '2' : VARIABLE.matcher(segment).matches() ? '1' : '0'));
        return rank.toString();
    }

    /** The path's variables, decoded; empty if the request is not for this route. */
    Optional<Map<String, String>> match(String requestMethod, String rawPath) {
        if (isDefault()) {
            return Optional.of(Map.of());
        }
        if (!method.equals(ANY) && !method.equals(requestMethod)) {
            return Optional.empty();
        }
        var actual = split(rawPath);
        var variables = new TreeMap<String, String>();
        for (var i = 0; i < segments.size(); i++) {
            var variable = VARIABLE.matcher(segments.get(i));
            if (i >= actual.size()) {
                return Optional.empty();
            } else if (!variable.matches()) {
                if (!segments.get(i).equals(Percent.decodePath(actual.get(i)))) {
                    return Optional.empty();
                }
            } else if (actual.get(i).isEmpty()) {
                return Optional.empty();
            } else if (greedy(segments.get(i))) {
                variables.put(variable.group(1), Percent.decodePath(String.join("/", actual.subList(i, actual.size()))));
                return Optional.of(variables);
            } else {
                variables.put(variable.group(1), Percent.decodePath(actual.get(i)));
            }
        }
        return actual.size() == segments.size() ? Optional.of(variables) : Optional.empty();
    }

    /** As in the ARN that a permission names: {@code POST/invocations}. */
    String arnPart(String requestMethod) {
        return isDefault() ? DEFAULT
                : Stream.concat(Stream.of(method.equals(ANY) ? requestMethod : method), segments.stream()).reduce((a, b) -> a + "/" + b).orElseThrow();
    }
}
