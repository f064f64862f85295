package dev.tenantonboarding.tenancy.probe;

import static dev.tenantonboarding.tenancy.probe.Subjects.ARNS;
import static dev.tenantonboarding.tenancy.probe.Subjects.OPENERS;
import static dev.tenantonboarding.tenancy.probe.Subjects.PROBES;
import static dev.tenantonboarding.tenancy.probe.Subjects.acme;
import static dev.tenantonboarding.tenancy.probe.Subjects.only;
import static dev.tenantonboarding.tenancy.probe.Subjects.probes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenancy.IsolationModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlatformProbesTest {
    private static final List<String> ALL_MODELS = List.of(
            "sagemaker:InvokeEndpoint endpoint/pool--main for acme.tar.gz", "sagemaker:InvokeEndpoint endpoint/pool--main",
            "sagemaker:InvokeEndpoint endpoint/acme", "sagemaker:InvokeEndpointAsync endpoint/acme",
            "sagemaker:InvokeEndpoint endpoint/silo--acme", "sagemaker:InvokeEndpointWithResponseStream endpoint/silo--acme");

    private static List<String> asked(PlatformRole role, Probes probes, IsolationModel isolation) {
        return only(Probe.Simulate.class, probes.around(acme(isolation), List.of())).stream()
                .filter(probe -> probe.role().equals(ARNS.role(role.word)))
                .flatMap(probe -> Questioned.of(probe.question()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void no_role_of_the_platform_itself_may_call_any_model(IsolationModel isolation) {
        for (PlatformRole role : PlatformRole.values()) {
            assertThat(asked(role, PROBES, isolation)).containsAll(ALL_MODELS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void wider_roles_that_code_narrows_are_asked_about_all_but_models(IsolationModel isolation) {
        assertThat(asked(PlatformRole.POOL_INVOKE, probes(true), isolation))
                .contains("s3:GetObject pool/acme.tar.gz")
                .noneMatch(question -> question.startsWith("sagemaker:"));
        assertThat(asked(PlatformRole.INFERENCE, probes(true), isolation)).containsAll(ALL_MODELS);
    }

    @ParameterizedTest
    @EnumSource
    void containers_may_read_the_artifacts_of_their_own_model_only_and_change_none(IsolationModel isolation) {
        List<String> pool = asked(PlatformRole.POOL_CONTAINER, PROBES, isolation);
        List<String> bridge = asked(PlatformRole.BRIDGE_CONTAINER, PROBES, isolation);

        assertThat(pool).contains("s3:GetObject bridge/acme/model.tar.gz", "s3:GetObject silo/acme/model.tar.gz", "s3:PutObject pool/acme.tar.gz")
                .doesNotContain("s3:GetObject pool/acme.tar.gz", "s3:ListBucket arn:aws:s3:::models for pool/acme");
        assertThat(bridge).contains("s3:GetObject pool/acme.tar.gz", "s3:GetObject silo/acme/model.tar.gz", "s3:DeleteObject bridge/acme/model.tar.gz",
                        "s3:ListBucket arn:aws:s3:::models for " + isolation.word() + "/acme")
                .doesNotContain("s3:GetObject bridge/acme/model.tar.gz");
        for (List<String> container : List.of(pool, bridge)) {
            assertThat(container).contains("s3:GetObject records/tenants/acme.json", "s3:GetObject sources/acme/model.tar.gz",
                    "sts:AssumeRole role/pool-invoke-role", "sts:AssumeRole role/bridge-invoke-role");
        }
    }

    @Test
    void each_role_is_to_trust_those_who_act_in_it_and_nobody_else() {
        assertThat(only(Probe.ReadTrust.class, PROBES.around(acme(IsolationModel.SILO), List.of())))
                .extracting(probe -> probe.name() + " " + probe.trusted().stream().sorted().toList())
                .containsExactlyInAnyOrder(
                        "pool-invoke-role-trusts-others " + OPENERS.stream().sorted().toList(),
                        "bridge-invoke-role-trusts-others " + OPENERS.stream().sorted().toList(),
                        "inference-role-trusts-others [lambda.amazonaws.com]",
                        "authorizer-role-trusts-others [lambda.amazonaws.com]",
                        "pool-container-trusts-others [sagemaker.amazonaws.com]",
                        "bridge-container-trusts-others [sagemaker.amazonaws.com]",
                        "function-role-trusts-others [lambda.amazonaws.com]",
                        "container-trusts-others [sagemaker.amazonaws.com]");
    }
}
