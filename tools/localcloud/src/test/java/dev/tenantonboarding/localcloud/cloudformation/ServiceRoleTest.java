package dev.tenantonboarding.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.iam.IamCloud;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Stacks that are made by a role which may make no role wider than one tenant. */
class ServiceRoleTest {
    private static final String BOUNDARY = "arn:aws:iam::000000000000:policy/boundary";
    private static final String SERVICE_ROLE = "arn:aws:iam::000000000000:role/cloudformation";
    /** A role with every right, as far as its own policy goes. */
    private static final String ROLE = "{`Resources`:{`Role`:{`Type`:`AWS::IAM::Role`,`Properties`:{%s`AssumeRolePolicyDocument`:"
            + IamCloud.ADMIN_TRUST.replace('"', '`') + ",`Policies`:[{`PolicyName`:`all`,`PolicyDocument`:"
            + "{`Version`:`2012-10-17`,`Statement`:[{`Effect`:`Allow`,`Action`:`*`,`Resource`:`*`}]}}]}}}}";
    private static final String BOUNDED = ROLE.formatted("`PermissionsBoundary`:`" + BOUNDARY + "`,");

    private StackAccount account;
    private IamClient iam;

    @BeforeEach
    void start() {
        account = new StackAccount();
        iam = account.cloud.client(IamClient.builder());
        iam.createPolicy(request -> request.policyName("boundary").policyDocument(IamCloud.policy("{`Effect`:`Allow`,`Action`:`sagemaker:InvokeEndpoint`,"
                + "`Resource`:`arn:aws:sagemaker:*:*:endpoint/silo--${aws:PrincipalTag/TenantID}`}")));
        iam.createRole(request -> request.roleName("cloudformation").assumeRolePolicyDocument(IamCloud.trust("{`Service`:`cloudformation.amazonaws.com`}")));
        serviceRoleMay("{`Effect`:`Allow`,`Action`:[`iam:CreateRole`,`iam:PutRolePolicy`,`iam:DeleteRolePolicy`],`Resource`:`*`,"
                + "`Condition`:{`StringEquals`:{`iam:PermissionsBoundary`:`" + BOUNDARY + "`}}}",
                "{`Effect`:`Allow`,`Action`:[`iam:TagRole`,`iam:DeleteRole`],`Resource`:`*`}");
    }

    @AfterEach
    void stop() {
        iam.close();
        account.close();
    }

    @Test
    void a_role_without_the_boundary_can_not_be_made() {
        make("wide", ROLE.formatted(""), StackStatus.ROLLBACK_COMPLETE);
        assertThat(account.events("wide")).anySatisfy(event -> assertThat(event.resourceStatusReason())
                .contains("assumed-role/cloudformation/AWSCloudFormation is not authorized to perform: iam:CreateRole"));
    }

    @Test
    void a_bounded_role_reaches_what_its_tag_from_the_stack_names_and_nothing_else() {
        make("tenant--acme", BOUNDED, StackStatus.CREATE_COMPLETE);
        var role = account.physicalId("tenant--acme", "Role");
        assertThat(iam.listRoleTags(request -> request.roleName(role)).tags()).singleElement()
                .satisfies(tag -> assertThat(tag.key() + "=" + tag.value()).isEqualTo("TenantID=acme"));
        try (var sts = account.cloud.client(StsClient.builder())) {
            var session = IamCloud.credentials(sts.assumeRole(request -> request.roleArn("arn:aws:iam::000000000000:role/" + role).roleSessionName("test")));
            try (var runtime = account.cloud.client(SageMakerRuntimeClient.builder(), session)) {
                assertThatThrownBy(() -> runtime.invokeEndpoint(request -> request.endpointName("silo--acme"))).hasMessageContaining("not found");
                for (var other : new String[] {"silo--acme2", "silo--acm", "pool--main"}) {
                    assertThatThrownBy(() -> runtime.invokeEndpoint(request -> request.endpointName(other)))
                            .hasMessageContaining("because no permissions boundary allows the sagemaker:InvokeEndpoint action");
                }
            }
        }
    }

    @Test
    void the_boundary_can_not_be_taken_away_while_a_role_has_it() {
        make("tenant--acme", BOUNDED, StackStatus.CREATE_COMPLETE);
        assertThatThrownBy(() -> iam.deletePolicy(request -> request.policyArn(BOUNDARY))).hasMessageContaining("Cannot delete a policy attached to entities");
    }

    @Test
    void tags_that_the_service_role_may_not_set_fail_the_stack() {
        serviceRoleMay("{`Effect`:`Allow`,`Action`:[`iam:CreateRole`,`iam:PutRolePolicy`],`Resource`:`*`}");
        make("untagged", BOUNDED, StackStatus.ROLLBACK_COMPLETE);
        assertThat(account.events("untagged")).anySatisfy(event -> assertThat(event.resourceStatusReason()).contains("not authorized to perform: iam:TagRole"));
    }

    @Test
    void who_hands_over_the_role_must_be_allowed_to_and_it_stays_for_those_who_come_later() {
        var creating = "{`Effect`:`Allow`,`Action`:[`cloudformation:CreateStack`,`cloudformation:DeleteStack`],"
                + "`Resource`:`arn:aws:cloudformation:us-east-1:000000000000:stack/tenant--*/*`}";
        try (var without = as("without", creating); var with = as("with", creating, "{`Effect`:`Allow`,`Action`:`iam:PassRole`,`Resource`:`" + SERVICE_ROLE
                + "`,`Condition`:{`StringEquals`:{`iam:PassedToService`:`cloudformation.amazonaws.com`}}}")) {
            assertThatThrownBy(() -> create(without, "tenant--acme")).hasMessageContaining("not authorized to perform: iam:PassRole on resource: " + SERVICE_ROLE);
            create(with, "tenant--acme");
            var id = account.await("tenant--acme", StackStatus.CREATE_COMPLETE);
            assertThat(account.stack(id).roleARN()).isEqualTo(SERVICE_ROLE);
            without.deleteStack(request -> request.stackName("tenant--acme"));
            account.await(id, StackStatus.DELETE_COMPLETE);
        }
    }

    @Test
    void creating_stacks_can_be_bound_to_role_template_and_tags() {
        var conditions = "{`Effect`:`Allow`,`Action`:`iam:PassRole`,`Resource`:`*`},{`Effect`:`Allow`,`Action`:`cloudformation:CreateStack`,`Resource`:`*`,"
                + "`Condition`:{`StringEquals`:{`%s`:`%s`}}}";
        try (var byRole = as("by-role", conditions.formatted("cloudformation:RoleArn", SERVICE_ROLE));
                var byOther = as("by-other", conditions.formatted("cloudformation:RoleArn", SERVICE_ROLE + "2"));
                var byTag = as("by-tag", conditions.formatted("aws:RequestTag/TenantID", "beta"));
                var byTemplate = as("by-template", conditions.formatted("cloudformation:TemplateUrl", "https://templates.s3.amazonaws.com/silo.json"))) {
            create(byRole, "tenant--acme");
            var denied = "not authorized to perform: cloudformation:CreateStack";
            assertThatThrownBy(() -> create(byOther, "tenant--two")).hasMessageContaining(denied);
            assertThatThrownBy(() -> create(byTag, "tenant--two")).hasMessageContaining(denied);
            assertThatThrownBy(() -> create(byTemplate, "tenant--two")).hasMessageContaining(denied);
            assertThatThrownBy(() -> byTemplate.createStack(request -> request.stackName("tenant--two")
                    .templateURL("https://templates.s3.amazonaws.com/silo.json"))).as("allowed, and then read").hasMessageContaining("S3 error");
        }
    }

    @Test
    void a_policy_that_others_wrote_into_a_role_keeps_its_stack() {
        make("tenant--acme", BOUNDED, StackStatus.CREATE_COMPLETE);
        var role = account.physicalId("tenant--acme", "Role");
        iam.putRolePolicy(request -> request.roleName(role).policyName("quarantine")
                .policyDocument(IamCloud.policy("{`Effect`:`Deny`,`Action`:`*`,`Resource`:`*`}")));
        account.formation.deleteStack(request -> request.stackName("tenant--acme"));
        var id = account.await("tenant--acme", StackStatus.DELETE_FAILED);
        assertThat(account.events(id)).anySatisfy(event -> assertThat(event.resourceStatusReason()).contains("must delete policies first"));
        iam.deleteRolePolicy(request -> request.roleName(role).policyName("quarantine"));
        account.formation.deleteStack(request -> request.stackName("tenant--acme"));
        account.await(id, StackStatus.DELETE_COMPLETE);
    }

    private void make(String name, String template, StackStatus end) {
        account.formation.createStack(request -> request.stackName(name).templateBody(StackAccount.json(template)).roleARN(SERVICE_ROLE)
                .capabilities(Capability.CAPABILITY_IAM).tags(tag -> tag.key("TenantID").value("acme")));
        account.await(name, end);
    }

    private static void create(CloudFormationClient client, String name) {
        client.createStack(request -> request.stackName(name).templateBody(StackAccount.json(BOUNDED)).roleARN(SERVICE_ROLE)
                .capabilities(Capability.CAPABILITY_IAM).tags(tag -> tag.key("TenantID").value("acme")));
    }

    private void serviceRoleMay(String... statements) {
        iam.putRolePolicy(request -> request.roleName("cloudformation").policyName("own").policyDocument(IamCloud.policy(statements)));
    }

    private CloudFormationClient as(String name, String... statements) {
        iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(IamCloud.ADMIN_TRUST));
        iam.putRolePolicy(request -> request.roleName(name).policyName("own").policyDocument(IamCloud.policy(statements)));
        try (var sts = account.cloud.client(StsClient.builder())) {
            return account.cloud.client(CloudFormationClient.builder(), IamCloud.credentials(sts.assumeRole(request -> request
                    .roleArn("arn:aws:iam::000000000000:role/" + name).roleSessionName("test"))));
        }
    }
}
