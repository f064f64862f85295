package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.Statement;
import dev.tenantonboarding.tenancy.policy.TenantTag;

/**
 * What the workflow may do in SageMaker. The pool's names are known here; bridge tenants' endpoints are named by tenant, so it is tags
 * that part them from everything else in the account: those that a resource is made with, and those that it bears.
 */
record HostingStatements(Arns arns, String stackName) {

    /** Set when a resource is made and never after, since it is what tells ours from others'. */
    private static final String STACK_TAG = "tenant-onboarding-stack";
    private static final String MODEL_TAG = "IsolationModel";
    private static final String REQUESTED = "aws:RequestTag/";
    private static final String PRESENT = "aws:ResourceTag/";

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
        return Statement.allow("MakeTenantEndpoints", "sagemaker:AddTags", "sagemaker:CreateEndpoint",
                        "sagemaker:CreateEndpointConfig", "sagemaker:CreateModel")
                .on(any())
                .when("StringEquals", REQUESTED + STACK_TAG, stackName)
                .when("StringEquals", REQUESTED + MODEL_TAG, "bridge")
                .when("StringLike", REQUESTED + TenantTag.KEY, "?*");
    }

    /** A failed or outdated endpoint goes; its configuration and model stay, as they cost nothing. */
    Statement replaceTenantEndpoints() {
        return Statement.allow("ReplaceTenantEndpoints", "sagemaker:DeleteEndpoint")
                .on(arns.endpoint("*"))
                .when("StringEquals", PRESENT + STACK_TAG, stackName)
                .when("StringLike", PRESENT + TenantTag.KEY, "?*");
    }

    /** The tags for billing and tracing, never those that say whose a resource is; and only on what is a tenant's already. */
    Statement tagTenantEndpoints() {
        return Statement.allow("TagTenantEndpoints", "sagemaker:AddTags")
                .on(any())
                .when("StringEquals", PRESENT + STACK_TAG, stackName)
                .when("StringLike", PRESENT + TenantTag.KEY, "?*")
                .when("ForAllValues:StringEquals", "aws:TagKeys", "CostCenter", MODEL_TAG, "onboarding-execution");
    }

    private String[] any() {
        return new String[] {arns.endpoint("*"), arns.endpointConfig("*"), arns.model("*")};
    }
}
