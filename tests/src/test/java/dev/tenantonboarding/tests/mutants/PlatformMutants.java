package dev.tenantonboarding.tests.mutants;

import static dev.tenantonboarding.tenancy.IsolationModel.BRIDGE;
import static dev.tenantonboarding.tenancy.IsolationModel.POOL;
import static dev.tenantonboarding.tenancy.IsolationModel.SILO;
import static dev.tenantonboarding.tests.mutants.Changes.attached;
import static dev.tenantonboarding.tests.mutants.Changes.inline;
import static dev.tenantonboarding.tests.mutants.Changes.ownPolicy;
import static dev.tenantonboarding.tests.mutants.Changes.policy;
import static dev.tenantonboarding.tests.mutants.Changes.trust;
import static dev.tenantonboarding.tests.mutants.Changes.variable;
import static dev.tenantonboarding.tests.mutants.Fragments.ENDPOINTS;
import static dev.tenantonboarding.tests.mutants.Fragments.LAMBDA_TRUSTED;
import static dev.tenantonboarding.tests.mutants.Fragments.POOL_CONDITION;
import static dev.tenantonboarding.tests.mutants.Fragments.POOL_ENDPOINT;
import static dev.tenantonboarding.tests.mutants.Fragments.TAG;
import static dev.tenantonboarding.tests.mutants.Fragments.TRUSTED;
import static dev.tenantonboarding.tests.mutants.Fragments.TRUST_CONDITION;
import static dev.tenantonboarding.tests.mutants.Fragments.allow;
import static dev.tenantonboarding.tests.mutants.Fragments.target;
import static dev.tenantonboarding.tests.mutants.Mutant.held;
import static dev.tenantonboarding.tests.mutants.Mutant.opens;
import static dev.tenantonboarding.tests.stage.Variant.ALL_OTHERWISE;
import static dev.tenantonboarding.tests.stage.Variant.SESSION_POLICY;
import static dev.tenantonboarding.tests.stage.Variant.VENDING_AUTHORIZER;

import java.util.stream.Stream;

/** Of the platform's own roles, and of its variants. */
final class PlatformMutants {
    private PlatformMutants() {}

    static Stream<Mutant> all() {
        return Stream.concat(roles(), variants());
    }

    private static Stream<Mutant> roles() {
        return Stream.of(
                opens("the inference function's role may invoke", POOL, "inference-role-on-model",
                        inline("InferenceRole", allow("sagemaker:InvokeEndpoint", "*"))),
                opens("the inference function's role may invoke one tenant's endpoint", BRIDGE, "inference-role-on-model",
                        inline("InferenceRole", allow("sagemaker:InvokeEndpoint", ENDPOINTS + "{tenant}"))),
                opens("the inference function's role may stream from the pool", POOL, "inference-role-on-model",
                        attached("InferenceRole", allow("sagemaker:InvokeEndpointWithResponseStream", ENDPOINTS + "pool--main"))),
                opens("the inference function's role reads artifacts", POOL, "inference-role-reads-artifact",
                        inline("InferenceRole", allow("s3:GetObject", "*"))),
                opens("the pool's container reads all artifacts", BRIDGE, "pool-container-reads-artifact", ownPolicy("PoolExecutionRole", "/pool/*\"", "/*\"")),
                opens("the pool's container writes artifacts", POOL, "pool-container-writes-artifact",
                        ownPolicy("PoolExecutionRole", "\"s3:GetObject\"", "\"s3:*Object\"")),
                opens("the pool's container lists all artifacts", SILO, "pool-container-lists-artifacts",
                        ownPolicy("PoolExecutionRole", "\"s3:prefix\":\"pool/*\"", "\"s3:prefix\":\"*\"")),
                opens("the bridge's containers read all artifacts", POOL, "bridge-container-reads-artifact", ownPolicy("BridgeExecutionRole", "/bridge/*", "/*")),
                opens("the bridge's containers read silo artifacts", SILO, "bridge-container-reads-artifact",
                        ownPolicy("BridgeExecutionRole", "/bridge/*", "/?i?*")),
                opens("the bridge's containers list artifacts", BRIDGE, "bridge-container-lists-artifacts",
                        inline("BridgeExecutionRole", allow("s3:ListBucket", "*"))),
                opens("the bridge's containers read records", BRIDGE, "bridge-container-on-record", inline("BridgeExecutionRole", allow("s3:GetObject", "*"))),
                opens("the bridge's containers invoke endpoints", BRIDGE, "bridge-container-on-model",
                        inline("BridgeExecutionRole", allow("sagemaker:*", "*"))));
    }

    private static Stream<Mutant> variants() {
        return Stream.of(
                opens("authorizer: its role may invoke", POOL, "authorizer-role-on-model", inline("AuthorizerRole", allow("sagemaker:InvokeEndpoint", "*")))
                        .in(VENDING_AUTHORIZER),
                opens("authorizer: the inference function may open sessions too", BRIDGE, "bridge-invoke-role-trusts-others",
                        trust("BridgeInvokeRole", TRUSTED, TRUSTED + "\"{arn:InferenceRole}\",")).in(VENDING_AUTHORIZER),
                opens("authorizer: its role trusts the account", SILO, "authorizer-role-trusts-others",
                        trust("AuthorizerRole", LAMBDA_TRUSTED, "\"Principal\":{\"AWS\":\"arn:aws:iam::000000000000:root\"}")).in(VENDING_AUTHORIZER),
                opens("authorizer: pool condition IfExists", POOL, "no-target-model",
                        policy("PoolInvokePolicy", POOL_CONDITION, target("StringEqualsIfExists", TAG + ".tar.gz"))).in(VENDING_AUTHORIZER),
                opens("session policy: pool sessions without one", POOL, "call-of-neighbour", unnarrowed()).in(SESSION_POLICY),
                opens("session policy: bridge sessions without one", BRIDGE, "call-of-neighbour", unnarrowed()).in(SESSION_POLICY),
                held("session policy: the wider pool role on every endpoint", POOL, "pool-session-on-bridge",
                        policy("PoolWidePolicy", POOL_ENDPOINT, ":endpoint/*\""), unnarrowed()).in(SESSION_POLICY),
                held("session policy: the wider bridge role on the platform's endpoints", BRIDGE, "call-of-silo-endpoint",
                        policy("BridgeWidePolicy", "*--*", "*--never"), unnarrowed()).in(SESSION_POLICY),
                opens("session policy: the wider role's trust without the tag", POOL, "session-without-tag",
                        trust("PoolWideRole", TRUST_CONDITION, "")).in(SESSION_POLICY),
                opens("all otherwise: the wider role trusts another", BRIDGE, "bridge-invoke-role-trusts-others",
                        trust("BridgeWideRole", TRUSTED, TRUSTED + "\"{arn:UploadModelRole}\",")).in(ALL_OTHERWISE),
                opens("all otherwise: a silo function takes a neighbour for its tenant", SILO, "call-by-neighbour-at-function",
                        variable("tenant--{tenant}--inference", "TENANT_ID", "{neighbour}")).in(ALL_OTHERWISE));
    }

    /** Sessions are then opened as if the role itself read the tag. */
    private static Change unnarrowed() {
        return variable("IsolationSmokeTest", "TENANT_SESSION", "tag");
    }
}
