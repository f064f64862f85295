package dev.tenantonboarding.localcloud.iam.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Short ways to write policies and requests in tests; back quotes stand for JSON's double quotes. */
final class Policies {

    static final String ACCOUNT = "000000000000";
    static final Principal USER = new Principal.User("arn:aws:iam::000000000000:user/jane");
    static final Principal SESSION = new Principal.RoleSession("arn:aws:iam::000000000000:role/app/Reader",
            "arn:aws:sts::000000000000:assumed-role/Reader/acme");
    static final Principal EVENTS = new Principal.Service("events.amazonaws.com");

    private Policies() {
    }

    static PolicyDocument identity(String... statements) {
        return document(PolicyShape.IDENTITY, "2012-10-17", statements);
    }

    static PolicyDocument resource(String... statements) {
        return document(PolicyShape.RESOURCE, "2012-10-17", statements);
    }

    static PolicyDocument trust(String... statements) {
        return document(PolicyShape.TRUST, "2012-10-17", statements);
    }

    static PolicyDocument document(PolicyShape shape, String version, String... statements) {
        return PolicyDocument.parse(json("{`Version`:`" + version + "`,`Statement`:[" + String.join(",", statements) + "]}"), shape);
    }

    static String json(String backQuoted) {
        return backQuoted.replace('`', '"');
    }

    /** A context from lines such as {@code aws:TagKeys=a,b}; several keys part with {@code ;}, no text means no keys. */
    static RequestContext context(String text) {
        Map<String, List<String>> values = Arrays.stream(text.split(";")).filter(pair -> !pair.isBlank())
                .map(pair -> pair.strip().split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1].split(",", -1))));
        return new RequestContext(values);
    }

    static AuthorizationRequest request(Principal principal, String action, String resource, String context) {
        return new AuthorizationRequest(principal, action, resource, context(context));
    }
}
