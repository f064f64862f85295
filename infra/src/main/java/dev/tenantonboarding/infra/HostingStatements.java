package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.List;

/**
 * What the workflow may do in SageMaker. The pool's names are known here; bridge tenants' endpoints are named by tenant, so it is tags
 * that part them from everything else in the account: those that a resource is made with, and those that it bears.
 */
record HostingStatements(Arns arns, ResourceTags tags) {

    /** The pool's endpoint, each configuration of which is named by its hash. */
    List<Statement> keepPoolEndpoint() {
        var versions = Pool.ENDPOINT + "-*";
        var pool = new String[] {arns.endpoint(Pool.ENDPOINT), arns.endpointConfig(versions), arns.model(versions)};
        return List.of(
                Statement.allow("KeepPoolEndpoint", "sagemaker:CreateEndpoint", "sagemaker:DeleteEndpoint",
                        "sagemaker:CreateEndpointConfig", "sagemaker:CreateModel").on(pool),
                ResourceTags.whileCreating(Statement.allow("TagNewPoolEndpoint", "sagemaker:AddTags").on(pool)));
    }

    /** On any name: only who may look can tell what is missing from what is someone else's. */
    Statement seeEndpoints() {
        return Statement.allow("SeeEndpoints", "sagemaker:DescribeEndpoint", "sagemaker:DescribeEndpointConfig",
                        "sagemaker:DescribeModel", "sagemaker:ListTags")
                .on(any());
    }

    /** Whatever is made for a bridge tenant says so from the start. */
    List<Statement> makeTenantEndpoints() {
        return List.of(
                tags.made(Statement.allow("MakeTenantEndpoints", "sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig",
                        "sagemaker:CreateModel").on(any()), "bridge"),
                ResourceTags.whileCreating(
                        tags.made(Statement.allow("TagNewTenantEndpoints", "sagemaker:AddTags").on(any()), "bridge")));
    }

    /** A failed or outdated endpoint goes; its configuration and model stay, as they cost nothing. */
    Statement replaceTenantEndpoints() {
        return tags.ours(Statement.allow("ReplaceTenantEndpoints", "sagemaker:DeleteEndpoint").on(arns.endpoint("*")));
    }

    Statement seePoolEndpoint() {
        return Statement.allow("SeePoolEndpoint", "sagemaker:DescribeEndpoint").on(arns.endpoint(Pool.ENDPOINT));
    }

    /** To a configuration of the same model that no tenant's old bytes were loaded under. */
    Statement rollPoolEndpoint() {
        return Statement.allow("RollPoolEndpoint", "sagemaker:UpdateEndpoint", "sagemaker:DeleteEndpointConfig")
                .on(arns.endpoint(Pool.ENDPOINT), arns.endpointConfig(Pool.ENDPOINT + "-*"));
    }

    /** What a roll takes of whoever makes no endpoints. */
    List<Statement> rollPool() {
        var versions = arns.endpointConfig(Pool.ENDPOINT + "-*");
        return List.of(
                Statement.allow("SeePoolEndpoint", "sagemaker:DescribeEndpoint", "sagemaker:DescribeEndpointConfig", "sagemaker:ListTags")
                        .on(arns.endpoint(Pool.ENDPOINT), versions),
                Statement.allow("MakePoolConfigurations", "sagemaker:CreateEndpointConfig").on(versions),
                ResourceTags.whileCreating(Statement.allow("TagNewPoolConfigurations", "sagemaker:AddTags").on(versions)),
                rollPoolEndpoint(), listConfigurations());
    }

    Statement listConfigurations() {
        return Statement.allow("ListConfigurations", "sagemaker:ListEndpointConfigs").on("*");
    }

    Statement listEndpoints() {
        return Statement.allow("ListEndpoints", "sagemaker:ListEndpoints", "sagemaker:ListEndpointConfigs", "sagemaker:ListModels").on("*");
    }

    Statement seeTags() {
        return Statement.allow("SeeTags", "sagemaker:ListTags").on(any());
    }

    /** Whatever bears the tags of a tenant of ours. */
    Statement removeTenantEndpoints() {
        return tags.ours(Statement.allow("RemoveTenantEndpoints", "sagemaker:DeleteEndpoint", "sagemaker:DeleteEndpointConfig",
                "sagemaker:DeleteModel").on(any()));
    }

    Statement tagTenantEndpoints() {
        return tags.traced(Statement.allow("TagTenantEndpoints", "sagemaker:AddTags").on(any()));
    }

    private String[] any() {
        return new String[] {arns.endpoint("*"), arns.endpointConfig("*"), arns.model("*")};
    }
}
