package dev.tenantonboarding.tests.proof;

import dev.tenantonboarding.localcloud.iam.policy.ApplicablePolicies;
import dev.tenantonboarding.localcloud.iam.policy.AuthorizationRequest;
import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.iam.policy.PolicyEvaluator;
import dev.tenantonboarding.localcloud.iam.policy.PolicyShape;
import dev.tenantonboarding.localcloud.iam.policy.Principal;
import dev.tenantonboarding.localcloud.iam.policy.RequestContext;
import dev.tenantonboarding.tests.stage.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Asks trust policies about random entries: who may become a tenant, and with which tags. */
record TrustProof(Platform platform, Variant variant, long seed) {
    private static final int ENOUGH = 5;
    private static final List<String> KEYS = List.of("TenantID", "TenantID", "TenantID", "tenantid", "TenantId", "Tenant", "Role", "");
    private static final PolicyDocument EVERYTHING = PolicyDocument.parse(
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}", PolicyShape.IDENTITY);

    Proof.Outcome of(int cases) {
        Words words = new Words(new Random(seed));
        List<String> everybody = Stream.concat(
                platform.roles().logicalIds().stream(), Stream.of(Entry.ADMINISTRATOR, Entry.STRANGER, Entry.SERVICE)).toList();
        int opened = 0;
        List<String> refutations = new ArrayList<>();
        for (int i = 0; i < cases && refutations.size() < ENOUGH; i++) {
            Door door = words.pick(List.of(Door.values()));
            String who = words.oneIn(2) ? words.pick(List.copyOf(openers(door))) : words.pick(everybody);
            Entry entry = new Entry(door, who, tags(words));
            boolean rightful = openers(door).contains(who) && entry.tags().keySet().equals(Set.of("TenantID")) && !entry.tags().containsValue("");
            if (opens(entry) != rightful) {
                refutations.add((rightful ? "refused but rightful: " : "opened but not rightful: ") + entry);
            }
            opened += rightful ? 1 : 0;
        }
        return new Proof.Outcome(opened, cases - opened, refutations);
    }

    /** Who is to open each door, said without any policy. */
    private Set<String> openers(Door door) {
        String server = variant.has("CredentialVending", "authorizer") ? "AuthorizerRole" : "InferenceRole";
        return door == Door.MODEL_SOURCE ? Set.of("UploadModelRole") : Set.of(server, "IsolationSmokeTestRole", "QuarantineRole");
    }

    private static Map<String, String> tags(Words words) {
        Map<String, String> tags = new HashMap<>();
        for (int i = words.pick(List.of(0, 1, 1, 1, 1, 2)); i > 0; i--) {
            String key = words.pick(KEYS);
            if (!key.isEmpty()) {
                tags.put(key, words.oneIn(8) ? "" : words.tenant());
            }
        }
        return tags;
    }

    private boolean opens(Entry entry) {
        boolean assumed = allows(entry, "sts:AssumeRole");
        return entry.tags().isEmpty() ? assumed : assumed && allows(entry, "sts:TagSession");
    }

    private boolean allows(Entry entry, String action) {
        Roles.Deployed role = platform.roles().named(platform.behind(entry.door()));
        Map<String, List<String>> keys = new HashMap<>();
        entry.tags().forEach((key, value) -> keys.put("aws:RequestTag/" + key, List.of(value)));
        keys.put("aws:TagKeys", List.copyOf(entry.tags().keySet()));
        return PolicyEvaluator.evaluate(
                new AuthorizationRequest(principal(entry.who()), action, role.arn(), new RequestContext(keys)),
                may(entry.who()).withTrust(role.trust())).allowed();
    }

    private Principal principal(String who) {
        return switch (who) {
            case Entry.ADMINISTRATOR -> new Principal.User(Account.identity("user/local"));
            case Entry.SERVICE -> new Principal.Service("lambda.amazonaws.com");
            case Entry.STRANGER -> session(platform.roles().named("IsolationSmokeTestRole").arn().replace(Account.ID, "111111111111"), "stranger");
            default -> session(platform.roles().named(who).arn(), platform.roles().named(who).name());
        };
    }

    private static Principal session(String roleArn, String name) {
        return new Principal.RoleSession(roleArn, Platform.sessionArn(name));
    }

    private ApplicablePolicies may(String who) {
        return switch (who) {
            case Entry.ADMINISTRATOR, Entry.STRANGER -> ApplicablePolicies.ofIdentity(List.of(EVERYTHING));
            case Entry.SERVICE -> ApplicablePolicies.ofIdentity(List.of());
            default -> platform.roles().named(who).may();
        };
    }
}
