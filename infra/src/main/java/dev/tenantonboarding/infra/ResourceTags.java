package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Statement;
import dev.tenantonboarding.tenancy.policy.TenantTag;

/** The tags that policies read: those that a request sets on what it makes, and those that a resource bears. */
record ResourceTags(String stackName) {

    /** Set when a resource is made and never after, since it is what tells ours from others'. */
    private static final String STACK = "tenant-onboarding-stack";
    private static final String MODEL = "IsolationModel";
    private static final String REQUESTED = "aws:RequestTag/";
    private static final String PRESENT = "aws:ResourceTag/";

    /** The tenant that a request names. */
    static final String REQUESTED_TENANT = "${" + REQUESTED + TenantTag.KEY + "}";
    /** The tenant that a resource belongs to. */
    static final String PRESENT_TENANT = "${" + PRESENT + TenantTag.KEY + "}";

    /** Whatever is made says from the start that it is ours, whose, and of which isolation model. */
    Statement made(Statement statement, String isolationModel) {
        return statement
                .when("StringEquals", REQUESTED + STACK, stackName)
                .when("StringEquals", REQUESTED + MODEL, isolationModel)
                .when("StringLike", REQUESTED + TenantTag.KEY, "?*");
    }

    /** SageMaker's right to set tags, while it creates what they are set on and never later. */
    static Statement whileCreating(Statement addTags) {
        return addTags.when("Null", "sagemaker:TaggingAction", "false");
    }

    /** Only what is ours and a tenant's. */
    Statement ours(Statement statement) {
        return statement
                .when("StringEquals", PRESENT + STACK, stackName)
                .when("StringLike", PRESENT + TenantTag.KEY, "?*");
    }

    /** The tags for billing and tracing, never those that say whose a resource is; and only on what is ours already. */
    Statement traced(Statement statement) {
        return ours(statement).when("ForAllValues:StringEquals", "aws:TagKeys", "CostCenter", MODEL, "onboarding-execution");
    }
}
