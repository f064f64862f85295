package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.Statement;

/**
 * What the workflow may do in SageMaker. The pool's names are known here; bridge tenants' endpoints are named by tenant, so it is tags
 * that part them from everything else in the account: those that a resource is made with, and those that it bears.
 */
record HostingStatements(Arns arns, ResourceTags tags) {

    /** The pool's endpoint, each configuration of which is named by its hash. */
    Statement keepPoolEndpoint() {
        var versions = Pool.ENDPOINT + "-*";
        return Statement.allow("KeepPoolEndpoint",
                        "sagemaker:AddTags", "sagemaker:CreateEndpoint", "sagemaker:DeleteEndpoint",
                        "sagemaker:CreateEndpointConfig", "sagemaker:CreateModel")
                .on(arns.endpoint(Pool.ENDPOINT), arns.endpointConfig(versions), arns.model(versions));
    }

    /** On any name: only who may look can tell what is missing from what is someone else's. */
    Statement seeEndpoints() {
        return Statement.allow("SeeEndpoints", "sagemaker:DescribeEndpoint", "sagemaker:DescribeEndpointConfig",
                        "sagemaker:DescribeModel", "sagemaker:ListTags")
                .on(any());
    }

    /** Whatever is made for a bridge tenant says so from the start. */
    Statement makeTenantEndpoints() {
        return tags.made(Statement.allow("MakeTenantEndpoints", "sagemaker:AddTags", "sagemaker:CreateEndpoint",
                "sagemaker:CreateEndpointConfig", "sagemaker:CreateModel").on(any()), "bridge");
    }

    /** A failed or outdated endpoint goes; its configuration and model stay, as they cost nothing. */
    Statement replaceTenantEndpoints() {
        return tags.ours(Statement.allow("ReplaceTenantEndpoints", "sagemaker:DeleteEndpoint").on(arns.endpoint("*")));
    }

    Statement tagTenantEndpoints() {
        return tags.traced(Statement.allow("TagTenantEndpoints", "sagemaker:AddTags").on(any()));
    }

    private String[] any() {
        return new String[] {arns.endpoint("*"), arns.endpointConfig("*"), arns.model("*")};
    }
}
