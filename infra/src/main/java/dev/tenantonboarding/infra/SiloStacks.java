package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.SiloArns;
import dev.tenantonboarding.tenancy.policy.SiloBoundary;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnManagedPolicy;
import software.amazon.awscdk.services.iam.CfnRole;

/** How silo tenants' stacks come about: by CloudFormation, as a role of its own, from one template, within one boundary. */
final class SiloStacks {

    private final Stack stack;
    private final Arns arns;
    private final ResourceTags tags;
    private final String templateArn;

    final CfnManagedPolicy boundary;
    final CfnRole role;
    final String templateUrl;

    SiloStacks(Stack stack, Arns arns, ResourceTags tags, Parameters parameters, String modelsArn) {
        this.stack = stack;
        this.arns = arns;
        this.tags = tags;
        var code = arns.bucket(parameters.codeBucket);
        templateArn = code + "/" + parameters.siloTemplateKey;
        templateUrl = "https://%s.s3.%s.%s/%s".formatted(parameters.codeBucket, Aws.REGION, Aws.URL_SUFFIX, parameters.siloTemplateKey);
        boundary = Iam.managedPolicy(stack, "SiloBoundary", "The most that a role of a silo tenant's stack can do",
                new SiloBoundary(arns, modelsArn, ContainerRoles.repositoryArn(arns, parameters.containerImage)).policy());
        var may = new SiloStackStatements(arns, tags, boundary.getRef(), code);
        var policies = List.of(
                Iam.managedPolicy(stack, "SiloStackFunctions", "Functions and roles of silo tenants' stacks", may.functionsAndRoles()),
                Iam.managedPolicy(stack, "SiloStackEndpoints", "Endpoints and APIs of silo tenants' stacks", may.endpointsAndApis()));
        role = Iam.serviceRole(stack, "SiloStackRole", "cloudformation.amazonaws.com", "Makes silo tenants' stacks", policies);
        accept(policies);
    }

    /** What the function that orders stacks may do. CloudFormation reads the template as that function, the rest as its own role. */
    List<Statement> order() {
        var requested = new SiloArns(arns, ResourceTags.REQUESTED_TENANT).stack();
        return List.of(
                asPinned(tags.made(Statement.allow("MakeStacks", "cloudformation:CreateStack").on(requested), "silo")),
                asPinned(tags.made(tags.ours(Statement.allow("UpdateStacks", "cloudformation:UpdateStack").on(requested)), "silo")),
                tags.made(Statement.allow("TagStacks", "cloudformation:TagResource").on(requested), "silo"),
                removeStacks(),
                see(),
                passRole(),
                Statement.allow("ReadTemplate", "s3:GetObject").on(templateArn));
    }

    /** What the function that removes stacks may do. */
    List<Statement> remove() {
        return List.of(removeStacks(), see(), passRole());
    }

    Statement see() {
        return Statement.allow("SeeStacks", "cloudformation:DescribeStacks", "cloudformation:DescribeStackEvents").on(any());
    }

    private Statement removeStacks() {
        return asRole(tags.ours(Statement.allow("RemoveStacks", "cloudformation:DeleteStack").on(any())));
    }

    private Statement passRole() {
        return Statement.allow("PassStackRole", "iam:PassRole").on(role.getAttrArn())
                .when("StringEquals", "iam:PassedToService", "cloudformation.amazonaws.com");
    }

    private String any() {
        return new SiloArns(arns, "*").stack();
    }

    private Statement asPinned(Statement statement) {
        return asRole(statement).when("StringEquals", "cloudformation:TemplateUrl", templateUrl);
    }

    private Statement asRole(Statement statement) {
        return statement.when("StringEquals", "cloudformation:RoleArn", role.getAttrArn());
    }

    /** Keeps tenants' stacks from changing what is the platform's in the API that they may share. */
    void leave(Api api, Route route) {
        Iam.attach(stack, "SiloStackLimits", "Limits", role, Policy.of(
                SiloStackStatements.platformsOwn(arns, api.id(), route.id(), route.integrationId())));
    }

    private void accept(List<CfnManagedPolicy> policies) {
        Accepted.patterns(boundary, "Artifacts and log streams are named within the tenant's own prefix",
                "<Models.Arn>/silo/<aws:PrincipalTag/TenantID>/*", "--inference:*",
                ":log-group:/aws/sagemaker/Endpoints/silo--<aws:PrincipalTag/TenantID>:*");
        Accepted.anyResource(boundary, "ecr:GetAuthorizationToken knows no resource");
        policies.forEach(policy -> Accepted.because(policy, "AwsSolutions-IAM5", "What belongs to silo tenants is named by tenant, and"
                + " its tags must agree; API Gateway gives its resources ids, and the actions of log delivery know no resource"));
    }
}
