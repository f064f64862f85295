package dev.tenantonboarding.tenancy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SiloPolicyTest {

    private static final Arns HERE = new Arns("aws", "eu-west-1", "111122223333");
    private static final String SHA256 = "0123456789abcdef".repeat(4);

    @Test
    void arns_are_those_of_the_names_that_a_silo_tenants_resources_have() {
        var arns = new SiloArns(HERE, "acme");
        var names = new SiloNames(new TenantId("acme"));

        assertThat(arns.endpoint()).isEqualTo(HERE.endpoint(names.endpoint()));
        assertThat(arns.function()).isEqualTo(HERE.function(names.function()));
        assertThat(arns.functionRole()).isEqualTo(HERE.role(names.functionRole()));
        assertThat(arns.containerRole()).isEqualTo(HERE.role(names.containerRole()));
        assertThat(arns.functionLogGroup()).isEqualTo(names.functionLogGroup());
        assertThat(arns.stack()).isEqualTo(HERE.stack(names.stack()));
        assertThat(names.artifactKey(SHA256)).startsWith(arns.artifactPrefix());
        assertThat(HERE.model(names.version("0123abcd"))).matches(arns.models().replace("?", "."));
        assertThat(HERE.endpointConfig(names.version("0123abcd"))).matches(arns.endpointConfigs().replace("?", "."));
    }

    @Test
    void no_tenants_revisions_look_like_those_of_another_whose_id_begins_with_its_own() {
        var pattern = new SiloArns(HERE, "acme").models().replace("?", ".");

        assertThat(Stream.of("acme-east", "acme-a", "acme-0123abcd").map(id -> new SiloNames(new TenantId(id)).version("0123abcd")))
                .noneMatch(name -> HERE.model(name).matches(pattern));
    }

    @Test
    void the_boundary_allows_what_the_two_roles_of_the_tenant_do_whose_tag_and_name_the_role_has() {
        var boundary = new SiloBoundary(HERE, HERE.bucket("models"), "arn:aws:ecr:eu-west-1:1:repository/image").policy();
        var own = new SiloArns(HERE, TenantTag.VARIABLE);

        assertThat(boundary.statements()).flatExtracting(Statement::actions).containsExactlyInAnyOrder(
                "sagemaker:InvokeEndpoint", "logs:CreateLogStream", "logs:PutLogEvents", "s3:GetObject",
                "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability", "ecr:GetAuthorizationToken",
                "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams");
        assertThat(boundary.statements()).filteredOn(statement -> statement.actions().contains("sagemaker:InvokeEndpoint"))
                .extracting(Statement::resources)
                .containsExactly(List.of("arn:aws:sagemaker:eu-west-1:111122223333:endpoint/silo--${aws:PrincipalTag/TenantID}"));
        assertThat(boundary.statements()).filteredOn(statement -> statement.actions().contains("s3:GetObject"))
                .extracting(Statement::resources).containsExactly(List.of("arn:aws:s3:::models/silo/${aws:PrincipalTag/TenantID}/*"));
        assertThat(boundary.statements()).allSatisfy(statement -> assertThat(statement.conditions())
                .containsExactly(new Condition("ArnLike", "aws:PrincipalArn", List.of(own.functionRole(), own.containerRole()))));
    }

    @Test
    void a_silo_tenants_function_may_call_the_one_endpoint_and_log() {
        var endpoint = HERE.endpoint("silo--acme");

        assertThat(new SiloInvokePolicy(endpoint, "streams").policy().statements()).extracting(Statement::actions, Statement::resources)
                .containsExactly(
                        tuple(List.of("sagemaker:InvokeEndpoint"), List.of(endpoint)),
                        tuple(List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of("streams")));
    }

    @Test
    void a_wide_bridge_role_never_reaches_an_endpoint_that_is_not_a_bridge_tenants() {
        assertThat(new BridgeWidePolicy(HERE).policy().statements()).filteredOn(s -> s.effect() == Statement.Effect.Deny)
                .singleElement().satisfies(deny -> assertThat(Stream.of("pool--main", "silo--acme").map(HERE::endpoint))
                        .allMatch(arn -> arn.matches(deny.resources().getFirst().replace("*", ".*"))));
        assertThat(new PoolWidePolicy(HERE.endpoint("pool--main")).policy().statements()).extracting(Statement::resources)
                .containsExactly(List.of(HERE.endpoint("pool--main")));
    }
}
