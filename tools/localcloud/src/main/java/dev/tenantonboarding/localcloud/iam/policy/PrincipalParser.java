package dev.tenantonboarding.localcloud.iam.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads a Principal element. Federated and canonical users are refused: this cloud has none. */
final class PrincipalParser {

    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:aws:iam::)?(\\d{12})(?::root)?");
    private static final Pattern IDENTITY = Pattern.compile("arn:aws:iam::\\d{12}:(user|role)/[\\w+=,.@/-]+");
    private static final Pattern SESSION = Pattern.compile("arn:aws:sts::\\d{12}:assumed-role/[\\w+=,.@-]+/[\\w+=,.@-]+");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.amazonaws\\.com");

    private PrincipalParser() {
    }

    static PrincipalSet parse(JsonNode node) {
        if (node.isString() && node.stringValue().equals("*")) {
            return new PrincipalSet(List.of(new PrincipalPattern.Anyone()));
        }
        if (!node.isObject() || node.isEmpty()) {
            throw MalformedPolicyException.syntax("Principal must be \"*\" or name principals by their type.");
        }
        List<PrincipalPattern> patterns = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            for (String name : Json.strings(entry.getValue(), "Principal")) {
                patterns.add(pattern(entry.getKey(), name));
            }
        }
        if (patterns.isEmpty()) {
            throw MalformedPolicyException.syntax("Principal is empty.");
        }
        return new PrincipalSet(patterns);
    }

    private static PrincipalPattern pattern(String type, String name) {
        if (type.equals("AWS")) {
            return aws(name);
        }
        if (type.equals("Service") && SERVICE.matcher(name).matches()) {
            return new PrincipalPattern.Service(name);
        }
        throw invalid(type, name);
    }

    private static PrincipalPattern aws(String name) {
        if (name.equals("*")) {
            return new PrincipalPattern.Anyone();
        }
        Matcher account = ACCOUNT.matcher(name);
        if (account.matches() && name.startsWith("arn:") == name.endsWith(":root")) {
            return new PrincipalPattern.Account(account.group(1));
        }
        if (IDENTITY.matcher(name).matches() || SESSION.matcher(name).matches()) {
            return new PrincipalPattern.Identity(name);
        }
        throw invalid("AWS", name);
    }

    private static MalformedPolicyException invalid(String type, String name) {
        return new MalformedPolicyException("Invalid principal in policy: \"" + type.toUpperCase(Locale.ROOT) + "\":\"" + name + "\"");
    }
}
