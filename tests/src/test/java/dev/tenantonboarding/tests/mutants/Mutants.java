package dev.tenantonboarding.tests.mutants;

import static dev.tenantonboarding.tenancy.IsolationModel.BRIDGE;
import static dev.tenantonboarding.tenancy.IsolationModel.POOL;
import static dev.tenantonboarding.tenancy.IsolationModel.SILO;
import static dev.tenantonboarding.tests.mutants.Changes.attached;
import static dev.tenantonboarding.tests.mutants.Changes.inline;
import static dev.tenantonboarding.tests.mutants.Changes.policy;
import static dev.tenantonboarding.tests.mutants.Changes.tag;
import static dev.tenantonboarding.tests.mutants.Changes.trust;
import static dev.tenantonboarding.tests.mutants.Changes.withoutBoundary;
import static dev.tenantonboarding.tests.mutants.Fragments.ANY_ENDPOINT;
import static dev.tenantonboarding.tests.mutants.Fragments.ANY_POOL_MODEL;
import static dev.tenantonboarding.tests.mutants.Fragments.ANY_TAG_KEYS;
import static dev.tenantonboarding.tests.mutants.Fragments.BRIDGE_ENDPOINT;
import static dev.tenantonboarding.tests.mutants.Fragments.ENDPOINTS;
import static dev.tenantonboarding.tests.mutants.Fragments.EVERY_INVOKE;
import static dev.tenantonboarding.tests.mutants.Fragments.FUNCTION_ROLE;
import static dev.tenantonboarding.tests.mutants.Fragments.INVOKE;
import static dev.tenantonboarding.tests.mutants.Fragments.LAMBDA_TRUSTED;
import static dev.tenantonboarding.tests.mutants.Fragments.NO_EMPTY_TAG;
import static dev.tenantonboarding.tests.mutants.Fragments.NO_VARIABLES;
import static dev.tenantonboarding.tests.mutants.Fragments.POOL_CONDITION;
import static dev.tenantonboarding.tests.mutants.Fragments.POOL_ENDPOINT;
import static dev.tenantonboarding.tests.mutants.Fragments.SAGEMAKER_TRUSTED;
import static dev.tenantonboarding.tests.mutants.Fragments.STATEMENTS;
import static dev.tenantonboarding.tests.mutants.Fragments.TAG;
import static dev.tenantonboarding.tests.mutants.Fragments.TAG_KEYS;
import static dev.tenantonboarding.tests.mutants.Fragments.TRUSTED;
import static dev.tenantonboarding.tests.mutants.Fragments.TRUST_CONDITION;
import static dev.tenantonboarding.tests.mutants.Fragments.VERSION;
import static dev.tenantonboarding.tests.mutants.Fragments.allow;
import static dev.tenantonboarding.tests.mutants.Fragments.assumable;
import static dev.tenantonboarding.tests.mutants.Fragments.target;
import static dev.tenantonboarding.tests.mutants.Mutant.closes;
import static dev.tenantonboarding.tests.mutants.Mutant.held;
import static dev.tenantonboarding.tests.mutants.Mutant.opens;

import java.util.List;
import java.util.stream.Stream;

/** The table: every way that somebody thought of to break the wall in one place. Here those of the roles in which tenants call. */
final class Mutants {
    static final List<Mutant> ALL = Stream.of(
                    pool(), bridge(), secondPolicies(), trusts(), SiloMutants.all(), PlatformMutants.all(), CodeMutants.all())
            .flatMap(mutants -> mutants)
            .toList();

    private Mutants() {}

    private static Stream<Mutant> pool() {
        return Stream.of(
                opens("pool: no condition", POOL, "call-of-neighbour", policy("PoolInvokePolicy", POOL_CONDITION + ",", "")),
                pool("StringLike, * at the end of the tenant", "call-of-look-alike", target("StringLike", TAG + "*.tar.gz")),
                pool("StringLike, * before the tenant", "call-of-look-alike", target("StringLike", "*" + TAG + ".tar.gz")),
                pool("StringLike, ? at the end of the tenant", "call-of-look-alike", target("StringLike", TAG + "?.tar.gz")),
                pool("StringLike, ? before the tenant", "call-of-look-alike", target("StringLike", "?" + TAG + ".tar.gz")),
                pool("the tenant as a prefix without a delimiter", "call-of-look-alike", target("StringLike", TAG + "*")),
                pool("the tenant as a prefix with a delimiter, and any path", "slash", target("StringLike", TAG + "/*")),
                pool("StringLike *", "call-of-neighbour", target("StringLike", "*")),
                pool("StringEqualsIgnoreCase", "other-case", target("StringEqualsIgnoreCase", TAG + ".tar.gz")),
                pool("ForAllValues", "no-target-model", target("ForAllValues:StringEquals", TAG + ".tar.gz")),
                pool("IfExists", "no-target-model", target("StringEqualsIfExists", TAG + ".tar.gz")),
                pool("StringNotEquals", "call-of-neighbour", target("StringNotEquals", TAG + ".tar.gz")),
                pool("StringNotLike", "call-of-neighbour", target("StringNotLike", TAG + ".tar.gz")),
                pool("StringNotEqualsIfExists", "no-target-model", target("StringNotEqualsIfExists", TAG + ".tar.gz")),
                pool("StringNotEqualsIgnoreCase", "call-of-neighbour", target("StringNotEqualsIgnoreCase", TAG + ".tar.gz")),
                pool("one tenant's model for all", "call-of-neighbour", target("StringEquals", "{neighbour}.tar.gz")),
                pool("the variable with a default *", "pool-invoke-role-on-model", target("StringLike", "${aws:PrincipalTag/TenantID, '*'}.tar.gz")),
                closes("pool: the variable mistyped", POOL, "own-call", policy("PoolInvokePolicy", "PrincipalTag/TenantID", "PrincipalTag/Tenant_ID")),
                closes("pool: the variable of another key", POOL, "own-call", policy("PoolInvokePolicy", "aws:PrincipalTag/TenantID", "aws:username")),
                closes("pool: a Version without variables", POOL, "own-call", policy("PoolInvokePolicy", VERSION, NO_VARIABLES)),
                opens("pool: Resource *", POOL, "pool-session-on-bridge-for-own-model",
                        policy("PoolInvokePolicy", "\"" + ENDPOINTS + "pool--main\"", "\"*\"")),
                opens("pool: Resource endpoint/*", POOL, "pool-session-on-bridge-for-own-model", policy("PoolInvokePolicy", POOL_ENDPOINT, ":endpoint/*\"")),
                opens("pool: NotResource", POOL, "pool-session-on-bridge-for-own-model",
                        policy("PoolInvokePolicy", "\"Resource\":\"" + ENDPOINTS + "pool--main\"", "\"NotResource\":\"" + ENDPOINTS + "pool--other\"")),
                held("pool: InvokeEndpoint*", POOL, "invoke-async", policy("PoolInvokePolicy", INVOKE, EVERY_INVOKE),
                        policy("PoolInvokePolicy", POOL_CONDITION, target("StringEqualsIfExists", TAG + ".tar.gz"))),
                opens("pool: a second statement for any model", POOL, "call-of-neighbour",
                        policy("PoolInvokePolicy", STATEMENTS, STATEMENTS + ANY_POOL_MODEL + ",")),
                opens("pool: the bridge's statement on the same role", POOL, "pool-session-on-bridge", policy("PoolInvokePolicy", STATEMENTS,
                        STATEMENTS + allow("sagemaker:InvokeEndpoint", ENDPOINTS + TAG) + ",")),
                opens("pool: silo endpoints too", POOL, "call-of-silo-endpoint", policy("PoolInvokePolicy", STATEMENTS,
                        STATEMENTS + allow("sagemaker:InvokeEndpoint", ENDPOINTS + "silo--*") + ",")));
    }

    private static Stream<Mutant> bridge() {
        return Stream.of(
                bridge("endpoint/*", "call-of-neighbour", ":endpoint/*\""),
                bridge("the tenant with * at its end", "call-of-look-alike", ":endpoint/" + TAG + "*\""),
                bridge("the tenant with * before it", "call-of-look-alike", ":endpoint/*" + TAG + "\""),
                bridge("the tenant with ? at its end", "call-of-look-alike", ":endpoint/" + TAG + "?\""),
                bridge("the tenant with ? before it", "call-of-look-alike", ":endpoint/?" + TAG + "\""),
                bridge("the tenant as a prefix with a delimiter", "call-of-look-alike", ":endpoint/" + TAG + "-*\""),
                bridge("the tenant after a prefix", "call-of-silo-endpoint", ":endpoint/*--" + TAG + "\""),
                bridge("one tenant's endpoint for all", "call-of-neighbour", ":endpoint/{neighbour}\""),
                bridge("the variable with a default *", "bridge-invoke-role-on-model", ":endpoint/${aws:PrincipalTag/TenantID, '*'}\""),
                opens("bridge: Resource *", BRIDGE, "call-of-neighbour", policy("BridgeInvokePolicy", "\"" + ENDPOINTS + TAG + "\"", "\"*\"")),
                opens("bridge: NotResource", BRIDGE, "call-of-neighbour",
                        policy("BridgeInvokePolicy", "\"Resource\":\"" + ENDPOINTS + TAG + "\"", "\"NotResource\":\"" + ENDPOINTS + "*--*\"")),
                opens("bridge: InvokeEndpoint*", BRIDGE, "invoke-async", policy("BridgeInvokePolicy", INVOKE, EVERY_INVOKE)),
                opens("bridge: streaming too", BRIDGE, "invoke-streaming",
                        policy("BridgeInvokePolicy", INVOKE, "[" + INVOKE + ",\"sagemaker:InvokeEndpointWithResponseStream\"]")),
                opens("bridge: NotAction", BRIDGE, "invoke-streaming",
                        policy("BridgeInvokePolicy", "\"Action\":" + INVOKE, "\"NotAction\":\"sagemaker:DeleteEndpoint\"")),
                closes("bridge: the variable mistyped", BRIDGE, "own-call", policy("BridgeInvokePolicy", "PrincipalTag/TenantID", "PrincipalTag/Tenant_ID")),
                closes("bridge: a Version without variables", BRIDGE, "own-call", policy("BridgeInvokePolicy", VERSION, NO_VARIABLES)),
                opens("bridge: a second statement for any endpoint", BRIDGE, "call-of-neighbour",
                        policy("BridgeInvokePolicy", STATEMENTS, STATEMENTS + ANY_ENDPOINT + ",")),
                opens("bridge: the pool's statement on the same role", BRIDGE, "bridge-session-on-pool", policy("BridgeInvokePolicy", STATEMENTS,
                        STATEMENTS + allow("sagemaker:InvokeEndpoint", ENDPOINTS + "pool--main") + ",")));
    }

    /** An invoke role's policy is its boundary too. */
    private static Stream<Mutant> secondPolicies() {
        return Stream.of(
                held("pool: a second policy for any model", POOL, "call-of-neighbour",
                        attached("PoolInvokeRole", ANY_POOL_MODEL), withoutBoundary("PoolInvokeRole")),
                held("pool: an inline Allow of any model", POOL, "call-of-neighbour",
                        inline("PoolInvokeRole", ANY_POOL_MODEL), withoutBoundary("PoolInvokeRole")),
                held("pool: an inline Allow of the tenants' records", POOL, "pool-invoke-role-on-record",
                        inline("PoolInvokeRole", allow("s3:*", "*")), withoutBoundary("PoolInvokeRole")),
                held("bridge: a second policy for any endpoint", BRIDGE, "call-of-neighbour",
                        attached("BridgeInvokeRole", ANY_ENDPOINT), withoutBoundary("BridgeInvokeRole")),
                held("bridge: an inline Allow of any endpoint", BRIDGE, "call-of-neighbour",
                        inline("BridgeInvokeRole", ANY_ENDPOINT), withoutBoundary("BridgeInvokeRole")),
                held("pool: no boundary", POOL, "call-of-neighbour", withoutBoundary("PoolInvokeRole"), inline("PoolInvokeRole", ANY_POOL_MODEL)));
    }

    private static Stream<Mutant> trusts() {
        return Stream.of(
                opens("trust: no condition", POOL, "session-without-tag", trust("PoolInvokeRole", TRUST_CONDITION, "")),
                opens("trust: no condition on the tag's value", BRIDGE, "session-with-empty-tag",
                        trust("BridgeInvokeRole", "," + NO_EMPTY_TAG, "")),
                opens("trust: an empty tag", POOL, "session-with-empty-tag", trust("PoolInvokeRole", "\"?*\"", "\"*\"")),
                opens("trust: other tags too", POOL, "session-with-second-tag", trust("PoolInvokeRole", ANY_TAG_KEYS, "")),
                opens("trust: ForAnyValue", BRIDGE, "session-with-second-tag", trust("BridgeInvokeRole", "ForAllValues", "ForAnyValue")),
                opens("trust: one more key", BRIDGE, "session-with-second-tag",
                        trust("BridgeInvokeRole", "\"aws:TagKeys\":\"TenantID\"", "\"aws:TagKeys\":[\"TenantID\",\"Project\"]")),
                opens("trust: IfExists", POOL, "session-without-tag",
                        trust("PoolInvokeRole", TAG_KEYS + "\"StringLike\"", "\"StringLikeIfExists\"")),
                held("trust: no Null", POOL, "session-without-tag", trust("PoolInvokeRole", TAG_KEYS, ""),
                        trust("PoolInvokeRole", "," + NO_EMPTY_TAG, "")),
                opens("trust: a second statement without the tag, for the prober", POOL, "session-without-tag",
                        trust("PoolInvokeRole", STATEMENTS, STATEMENTS + assumable("\"{arn:IsolationSmokeTestRole}\"") + ",")),
                opens("trust: a second statement without the tag, for another who is trusted", BRIDGE, "bridge-invoke-role-trusts-others",
                        trust("BridgeInvokeRole", STATEMENTS, STATEMENTS + assumable("\"{arn:InferenceRole}\"") + ",")),
                opens("trust: the account", POOL, "pool-invoke-role-trusts-others",
                        trust("PoolInvokeRole", TRUSTED, TRUSTED + "\"arn:aws:iam::000000000000:root\",")),
                opens("trust: everybody", BRIDGE, "bridge-invoke-role-trusts-others", trust("BridgeInvokeRole", TRUSTED, TRUSTED + "\"*\",")),
                opens("trust: another role", POOL, "pool-invoke-role-trusts-others", trust("PoolInvokeRole", TRUSTED, TRUSTED + "\"{arn:UploadModelRole}\",")),
                opens("trust: a service", BRIDGE, "bridge-invoke-role-trusts-others",
                        trust("BridgeInvokeRole", TRUSTED, "\"Principal\":{\"Service\":\"lambda.amazonaws.com\",\"AWS\":[")),
                opens("trust: of the inference function's role", POOL, "inference-role-trusts-others",
                        trust("InferenceRole", LAMBDA_TRUSTED, "\"Principal\":\"*\"")),
                opens("trust: of the pool's container", POOL, "pool-container-trusts-others",
                        trust("PoolExecutionRole", SAGEMAKER_TRUSTED, LAMBDA_TRUSTED)),
                opens("trust: of a silo function's role", SILO, "function-role-trusts-others",
                        trust(FUNCTION_ROLE, LAMBDA_TRUSTED, "\"Principal\":{\"AWS\":\"arn:aws:iam::000000000000:root\"}")),
                held("a tag on the pool's invoke role", POOL, "session-without-tag", tag("PoolInvokeRole", "TenantID", "{neighbour}"),
                        trust("PoolInvokeRole", TRUST_CONDITION, "")),
                held("a tag on the bridge's invoke role", BRIDGE, "session-without-tag", tag("BridgeInvokeRole", "TenantID", "{neighbour}"),
                        trust("BridgeInvokeRole", TRUST_CONDITION, "")));
    }

    private static Mutant pool(String name, String seenBy, String condition) {
        return opens("pool: " + name, POOL, seenBy, policy("PoolInvokePolicy", POOL_CONDITION, condition));
    }

    private static Mutant bridge(String name, String seenBy, String resource) {
        return opens("bridge: " + name, BRIDGE, seenBy, policy("BridgeInvokePolicy", BRIDGE_ENDPOINT, resource));
    }
}
