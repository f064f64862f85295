package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.SiloArns;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * What CloudFormation may do for a silo tenant's stack. Where a request says for whom it makes something, the name must say the same;
 * what is there already is touched only if its tags say that it is ours.
 *
 * @param boundaryArn   what every role must bear
 * @param codeBucketArn where the function's jars lie
 */
record SiloStackStatements(Arns arns, ResourceTags tags, String boundaryArn, String codeBucketArn) {

    private SiloArns requested() {
        return new SiloArns(arns, ResourceTags.REQUESTED_TENANT);
    }

    private SiloArns present() {
        return new SiloArns(arns, ResourceTags.PRESENT_TENANT);
    }

    private SiloArns any() {
        return new SiloArns(arns, "*");
    }

    /** In two policies, as IAM limits their size. What tenants' code runs on, and as whom. */
    Policy functionsAndRoles() {
        return new Policy(Stream.of(roles(), functions()).flatMap(List::stream).toList());
    }

    /** What tenants' models run on, and the way to them. */
    Policy endpointsAndApis() {
        return new Policy(Stream.of(endpoints(), logs(), apis()).flatMap(List::stream).toList());
    }

    /** A role without the boundary, or of another tenant than its name says, can't be made; and nobody may change boundaries. */
    private List<Statement> roles() {
        var made = new String[] {requested().functionRole(), requested().containerRole()};
        var kept = new String[] {present().functionRole(), present().containerRole()};
        return List.of(
                tags.made(Statement.allow("MakeRoles", "iam:CreateRole").on(made), "silo")
                        .when("StringEquals", "iam:PermissionsBoundary", boundaryArn),
                tags.made(Statement.allow("TagNewRoles", "iam:TagRole").on(made), "silo"),
                tags.traced(Statement.allow("TagRoles", "iam:TagRole").on(kept)),
                tags.ours(Statement.allow("WriteRoles", "iam:PutRolePolicy", "iam:DeleteRolePolicy").on(kept))
                        .when("StringEquals", "iam:PermissionsBoundary", boundaryArn),
                tags.ours(Statement.allow("KeepRoles", "iam:UpdateRole", "iam:DeleteRole").on(kept)),
                Statement.allow("SeeRoles", "iam:GetRole", "iam:GetRolePolicy", "iam:ListRolePolicies",
                        "iam:ListAttachedRolePolicies").on(any().functionRole(), any().containerRole()),
                Statement.allow("PassFunctionRole", "iam:PassRole").on(any().functionRole())
                        .when("StringEquals", "iam:PassedToService", "lambda.amazonaws.com"),
                Statement.allow("PassContainerRole", "iam:PassRole").on(any().containerRole())
                        .when("StringEquals", "iam:PassedToService", "sagemaker.amazonaws.com"));
    }

    private List<Statement> functions() {
        return List.of(
                tags.made(Statement.allow("MakeFunctions", "lambda:CreateFunction", "lambda:TagResource")
                        .on(requested().function()), "silo"),
                tags.traced(Statement.allow("TagFunctions", "lambda:TagResource").on(present().function())),
                tags.ours(Statement.allow("KeepFunctions", "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration",
                        "lambda:DeleteFunction", "lambda:AddPermission", "lambda:RemovePermission").on(present().function())),
                Statement.allow("SeeFunctions", "lambda:GetFunction", "lambda:GetFunctionConfiguration",
                        "lambda:GetFunctionCodeSigningConfig", "lambda:GetPolicy", "lambda:ListTags").on(any().function()),
                // Older jars too, which a failed update goes back to.
                Statement.allow("ReadCode", "s3:GetObject").on(codeBucketArn + "/*"));
    }

    private List<Statement> endpoints() {
        var made = new String[] {requested().endpoint(), requested().endpointConfigs(), requested().models()};
        var kept = new String[] {present().endpoint(), present().endpointConfigs(), present().models()};
        return List.of(
                tags.made(Statement.allow("MakeEndpoints", "sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig",
                        "sagemaker:CreateModel").on(made), "silo"),
                ResourceTags.whileCreating(tags.made(Statement.allow("TagNewEndpoints", "sagemaker:AddTags").on(made), "silo")),
                tags.traced(Statement.allow("TagEndpoints", "sagemaker:AddTags").on(kept)),
                tags.ours(Statement.allow("KeepEndpoints", "sagemaker:UpdateEndpoint", "sagemaker:DeleteEndpoint",
                        "sagemaker:DeleteEndpointConfig", "sagemaker:DeleteModel").on(kept)),
                Statement.allow("SeeEndpoints", "sagemaker:DescribeEndpoint", "sagemaker:DescribeEndpointConfig",
                        "sagemaker:DescribeModel", "sagemaker:ListTags")
                        .on(any().endpoint(), any().endpointConfigs(), any().models()));
    }

    private List<Statement> logs() {
        return List.of(
                Statement.allow("KeepLogs", "logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:PutRetentionPolicy",
                                "logs:TagResource", "logs:ListTagsForResource")
                        .on(Stream.of(any().functionLogGroup(), Logs.vendedName("apis", "tenant--*"))
                                .flatMap(group -> Stream.of(arns.logGroup(group), arns.logStreams(group))).toArray(String[]::new)),
                Statement.allow("DeliverAccessLogs", Logs.DELIVERY).on("*"));
    }

    /** The platform's own API is among them, as tenants' routes may lie there; {@link #platformsOwn} keeps the rest of it. */
    private List<Statement> apis() {
        return List.of(
                tags.made(Statement.allow("MakeApis", "apigateway:POST").on(arns.apis("/apis"), arns.apis("/tags/*")), "silo"),
                tags.ours(Statement.allow("KeepApis", "apigateway:PATCH", "apigateway:DELETE").on(arns.apis("/apis/*"))),
                Statement.allow("KeepApiParts", "apigateway:POST", "apigateway:PATCH", "apigateway:DELETE")
                        .on(Stream.of("routes", "integrations", "authorizers", "stages")
                                .flatMap(part -> Stream.of("/apis/*/" + part, "/apis/*/" + part + "/*"))
                                .map(arns::apis).toArray(String[]::new)),
                tags.traced(Statement.allow("TagApis", "apigateway:POST").on(arns.apis("/tags/*"))),
                Statement.allow("SeeApis", "apigateway:GET").on(arns.apis("/apis/*")));
    }

    /** Tenants' stacks add routes to the shared API, and change nothing that is the platform's there. */
    static Statement platformsOwn(Arns arns, String apiId, String routeId, String integrationId) {
        var api = "/apis/" + apiId;
        return Statement.deny("LeaveThePlatformsApi", "apigateway:POST", "apigateway:PATCH", "apigateway:DELETE")
                .on(Stream.of("", "/authorizers", "/authorizers/*", "/stages", "/stages/*", "/routes/" + routeId,
                        "/integrations/" + integrationId).map(part -> arns.apis(api + part)).toArray(String[]::new));
    }
}
