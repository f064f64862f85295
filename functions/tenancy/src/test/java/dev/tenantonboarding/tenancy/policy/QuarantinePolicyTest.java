package dev.tenantonboarding.tenancy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenancy.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarantinePolicyTest {
    private static final String POOL = "arn:aws:sagemaker:us-east-1:000000000000:endpoint/pool--main";
    private static final String EAST = "arn:aws:sagemaker:us-east-1:000000000000:endpoint/east";

    @Test
    void nothing_in_it_allows_anything() {
        assertThat(List.of(
                        QuarantinePolicy.ofNobody(),
                        QuarantinePolicy.ofEverybody(),
                        new QuarantinePolicy(List.of("acme"), List.of(EAST), POOL, List.of("acme.tar.gz")).policy()))
                .allSatisfy(policy -> assertThat(policy.statements())
                        .allSatisfy(statement -> assertThat(statement.effect()).isEqualTo(Statement.Effect.Deny)));
    }

    @Test
    void while_it_holds_nobody_it_names_one_that_no_tenant_can_be() {
        assertThat(new QuarantinePolicy(List.of(), List.of(), POOL, List.of()).policy()).isEqualTo(QuarantinePolicy.ofNobody());
        assertThat(QuarantinePolicy.ofNobody().statements().getFirst().conditions().getFirst().values())
                .hasSize(1)
                .noneMatch(TenantId::isLegal);
    }

    @Test
    void tenants_are_denied_every_way_to_call_and_what_was_exposed_is_denied_to_everyone() {
        assertThat(new QuarantinePolicy(List.of("acme", "east"), List.of(EAST), POOL, List.of("acme.tar.gz")).policy().toJson()).isEqualTo("""
                {"Version":"2012-10-17","Statement":[\
                {"Sid":"CallsByTenants","Effect":"Deny","Action":"sagemaker:InvokeEndpoint*","Resource":"*",\
                "Condition":{"StringEquals":{"aws:PrincipalTag/TenantID":["acme","east"]}}},\
                {"Sid":"CallsOfEndpoints","Effect":"Deny","Action":"sagemaker:InvokeEndpoint*","Resource":"%s"},\
                {"Sid":"CallsOfPoolModels","Effect":"Deny","Action":"sagemaker:InvokeEndpoint","Resource":"%s",\
                "Condition":{"StringEquals":{"sagemaker:TargetModel":"acme.tar.gz"}}}]}""".formatted(EAST, POOL));
    }
}
