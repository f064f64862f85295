package dev.tenantonboarding.tests.mutants;

import static dev.tenantonboarding.tenancy.IsolationModel.SILO;
import static dev.tenantonboarding.tests.mutants.Changes.inline;
import static dev.tenantonboarding.tests.mutants.Changes.ownPolicy;
import static dev.tenantonboarding.tests.mutants.Changes.policy;
import static dev.tenantonboarding.tests.mutants.Changes.variable;
import static dev.tenantonboarding.tests.mutants.Changes.withoutBoundary;
import static dev.tenantonboarding.tests.mutants.Fragments.ANY_POOL_MODEL;
import static dev.tenantonboarding.tests.mutants.Fragments.CONTAINER_ROLE;
import static dev.tenantonboarding.tests.mutants.Fragments.ENDPOINTS;
import static dev.tenantonboarding.tests.mutants.Fragments.EVERY_INVOKE;
import static dev.tenantonboarding.tests.mutants.Fragments.FUNCTION_ROLE;
import static dev.tenantonboarding.tests.mutants.Fragments.INVOKE;
import static dev.tenantonboarding.tests.mutants.Fragments.SILO_BOUNDARY_ENDPOINT;
import static dev.tenantonboarding.tests.mutants.Fragments.SILO_ENDPOINT;
import static dev.tenantonboarding.tests.mutants.Fragments.TAG;
import static dev.tenantonboarding.tests.mutants.Fragments.allow;
import static dev.tenantonboarding.tests.mutants.Mutant.closes;
import static dev.tenantonboarding.tests.mutants.Mutant.held;
import static dev.tenantonboarding.tests.mutants.Mutant.opens;
import static dev.tenantonboarding.tests.mutants.Mutant.refused;

import java.util.stream.Stream;

/** Of silo tenants' stacks, each role of which has its own policy and a boundary. */
final class SiloMutants {
    private SiloMutants() {}

    static Stream<Mutant> all() {
        return Stream.concat(roles(), stacks());
    }

    private static Stream<Mutant> roles() {
        return Stream.of(
                held("silo: the function's role for any endpoint", SILO, "call-of-neighbour", ownPolicy(FUNCTION_ROLE, SILO_ENDPOINT, ":endpoint/*\""),
                        policy("SiloBoundary", SILO_BOUNDARY_ENDPOINT, ":endpoint/*\"")),
                held("silo: the function's role with * after the tenant", SILO, "function-role-on-look-alike",
                        ownPolicy(FUNCTION_ROLE, SILO_ENDPOINT, ":endpoint/silo--{tenant}*\""),
                        policy("SiloBoundary", SILO_BOUNDARY_ENDPOINT, ":endpoint/silo--" + TAG + "*\"")),
                held("silo: the function's role in every way", SILO, "function-role-in-other-ways", ownPolicy(FUNCTION_ROLE, INVOKE, EVERY_INVOKE),
                        policy("SiloBoundary", INVOKE, EVERY_INVOKE)),
                held("silo: the function's role on the pool", SILO, "function-role-on-pool", inline(FUNCTION_ROLE, ANY_POOL_MODEL),
                        withoutBoundary(FUNCTION_ROLE)),
                held("silo: the function's role on bridge endpoints", SILO, "function-role-on-bridge",
                        inline(FUNCTION_ROLE, allow("sagemaker:InvokeEndpoint", ENDPOINTS + "{tenant}")), withoutBoundary(FUNCTION_ROLE)),
                held("silo: the boundary for any endpoint", SILO, "call-of-neighbour", policy("SiloBoundary", SILO_BOUNDARY_ENDPOINT, ":endpoint/*\""),
                        ownPolicy(FUNCTION_ROLE, SILO_ENDPOINT, ":endpoint/silo--*\"")),
                held("silo: no boundary", SILO, "function-role-opens-session", withoutBoundary(FUNCTION_ROLE),
                        inline(FUNCTION_ROLE, allow("sts:AssumeRole", "*"))),
                held("silo: the function's role on others' functions", SILO, "function-role-on-function",
                        inline(FUNCTION_ROLE, allow("lambda:InvokeFunction", "*")), withoutBoundary(FUNCTION_ROLE)),
                held("silo: the container reads all silo artifacts", SILO, "call-of-neighbour-by-container",
                        ownPolicy(CONTAINER_ROLE, "/silo/{tenant}/*", "/silo/*"), policy("SiloBoundary", "/silo/" + TAG + "/*", "/silo/*")),
                held("silo: the container reads below a prefix without a delimiter", SILO, "container-on-look-alike",
                        ownPolicy(CONTAINER_ROLE, "/silo/{tenant}/*", "/silo/{tenant}*"), policy("SiloBoundary", "/silo/" + TAG + "/*", "/silo/" + TAG + "*")),
                held("silo: the container reads the pool's artifacts", SILO, "container-reads-artifact",
                        inline(CONTAINER_ROLE, allow("s3:GetObject", "*")), withoutBoundary(CONTAINER_ROLE)),
                closes("silo: the boundary's variable mistyped", SILO, "own-call", policy("SiloBoundary", "silo--${aws:PrincipalTag/TenantID}", "silo--${aws:PrincipalTag/Tenant_ID}")),
                closes("silo: the function asks another's endpoint", SILO, "own-call", variable("tenant--{tenant}--inference", "ENDPOINT_NAME", "silo--{neighbour}")),
                opens("silo: the function takes a neighbour for its tenant", SILO, "call-by-neighbour-at-function",
                        variable("tenant--{tenant}--inference", "TENANT_ID", "{neighbour}")));
    }

    /** Changes of the template, deployed by the role that makes those stacks. */
    private static Stream<Mutant> stacks() {
        return Stream.of(
                refused("silo stack: roles without a boundary", SILO, "iam:CreateRole",
                        SiloStack.with("\"PermissionsBoundary\":{\"Ref\":\"BoundaryArn\"},", "")),
                refused("silo stack: another boundary", SILO, "iam:CreateRole",
                        SiloStack.with("\"PermissionsBoundary\":{\"Ref\":\"BoundaryArn\"}", "\"PermissionsBoundary\":\"{arn:PoolInvokePolicy}\"")),
                refused("silo stack: a role named as another tenant's", SILO, "iam:CreateRole",
                        SiloStack.with("[\"tenant--\",{\"Ref\":\"TenantId\"},\"--function\"]", "[\"tenant--{neighbour}--two--function\"]")),
                refused("silo stack: the platform's role for the container", SILO, "iam:PassRole",
                        SiloStack.with("\"ExecutionRoleArn\":{\"Fn::GetAtt\":[\"ContainerRole\",\"Arn\"]}",
                                "\"ExecutionRoleArn\":\"{arn:BridgeExecutionRole}\"")));
    }
}
