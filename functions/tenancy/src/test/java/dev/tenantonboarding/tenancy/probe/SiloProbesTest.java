package dev.tenantonboarding.tenancy.probe;

import static dev.tenantonboarding.tenancy.probe.Subjects.ARNS;
import static dev.tenantonboarding.tenancy.probe.Subjects.HOOLI;
import static dev.tenantonboarding.tenancy.probe.Subjects.INITECH;
import static dev.tenantonboarding.tenancy.probe.Subjects.NEIGHBOURS;
import static dev.tenantonboarding.tenancy.probe.Subjects.PROBES;
import static dev.tenantonboarding.tenancy.probe.Subjects.REQUEST;
import static dev.tenantonboarding.tenancy.probe.Subjects.acme;
import static dev.tenantonboarding.tenancy.probe.Subjects.only;
import static dev.tenantonboarding.tenancy.probe.Subjects.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.probe.Probe.CallFunction;
import dev.tenantonboarding.tenancy.probe.Probe.Simulate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SiloProbesTest {
    private static final Subject ACME = acme(IsolationModel.SILO);

    /** What the policies in a silo tenant's stack say. */
    private static boolean policiesAllow(String role, String action, String resource) {
        String owner = role.replaceFirst("^.*:role/(tenant--)?(.*?)(--(function|container))?$", "$2");
        return action.equals("sagemaker:InvokeEndpoint") && role.endsWith("--function") && resource.equals(ARNS.endpoint("silo--" + owner))
                || action.equals("s3:GetObject") && role.endsWith("--container") && resource.startsWith("arn:aws:s3:::models/silo/" + owner + "/")
                || action.equals("s3:GetObject") && owner.endsWith("-container")
                        && resource.startsWith("arn:aws:s3:::models/" + owner.replace("-container", "/"));
    }

    private static boolean policiesAllow(Simulate probe) {
        return probe.question().actions().stream().anyMatch(action ->
                probe.question().resources().stream().anyMatch(resource -> policiesAllow(probe.role(), action, resource)));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_to_be_denied_is_just_what_the_stacks_policies_and_functions_do_not_allow(IsolationModel isolation) {
        List<Subject> all = Stream.concat(Stream.of(acme(isolation)), NEIGHBOURS.stream()).toList();

        for (List<Probe> probes : List.of(PROBES.around(acme(isolation), NEIGHBOURS), PROBES.matrix(all))) {
            assertThat(only(Simulate.class, probes))
                    .isNotEmpty()
                    .allSatisfy(probe -> assertThat(probe.expected()).isEqualTo(policiesAllow(probe) ? Expected.ALLOWED : Expected.DENIED));
            assertThat(only(CallFunction.class, probes))
                    .isNotEmpty()
                    .allSatisfy(probe -> assertThat(probe.expected())
                            .isEqualTo(probe.caller().equals(probe.owner().value()) ? Expected.ALLOWED : Expected.DENIED));
        }
    }

    @Test
    void the_function_and_both_roles_have_a_control_of_their_own() {
        assertThat(PROBES.matrix(List.of(ACME))).extracting(Probe::name, Probe::expected).containsExactly(
                tuple("own-call", Expected.ALLOWED),
                tuple("own-call-by-function-role", Expected.ALLOWED),
                tuple("own-call-by-container", Expected.ALLOWED));
    }

    @Test
    void the_function_role_is_asked_about_every_endpoint_that_is_not_its_own() {
        assertThat(simulated("function", "acme", PROBES.around(ACME, NEIGHBOURS))).contains(
                "sagemaker:InvokeEndpoint endpoint/pool--main for globex.tar.gz",
                "sagemaker:InvokeEndpoint endpoint/pool--main for acme.tar.gz",
                "sagemaker:InvokeEndpoint endpoint/pool--main",
                "sagemaker:InvokeEndpoint endpoint/initech",
                "sagemaker:InvokeEndpoint endpoint/acme",
                "sagemaker:InvokeEndpoint endpoint/silo--hooli",
                "sagemaker:InvokeEndpoint endpoint/silo--acme0",
                "sagemaker:InvokeEndpoint endpoint/silo--acm",
                "sagemaker:InvokeEndpoint endpoint/silo--xacme",
                "sagemaker:InvokeEndpointAsync endpoint/silo--acme",
                "sagemaker:InvokeEndpointWithResponseStream endpoint/silo--acme",
                "lambda:InvokeFunction function:tenant--acme0--inference",
                "sts:AssumeRole role/pool-invoke-role", "sts:AssumeRole role/bridge-invoke-role",
                "s3:GetObject silo/acme/model.tar.gz", "s3:GetObject records/tenants/acme.json", "s3:GetObject sources/acme/model.tar.gz");
    }

    @Test
    void the_containers_role_is_asked_about_the_artifacts_of_each_model() {
        assertThat(simulated("container", "acme", PROBES.around(ACME, NEIGHBOURS))).contains(
                "s3:GetObject pool/globex.tar.gz", "s3:GetObject pool/acme.tar.gz",
                "s3:GetObject bridge/initech/0123456789abcdef.tar.gz", "s3:GetObject bridge/acme/model.tar.gz",
                "s3:GetObject silo/hooli/0123456789abcdef.tar.gz", "s3:GetObject silo/acme0/model.tar.gz",
                "s3:PutObject silo/acme/model.tar.gz", "s3:DeleteObject pool/acme.tar.gz", "s3:ListBucket arn:aws:s3:::models for silo/acme",
                "s3:GetObject records/tenants/acme.json", "s3:GetObject sources/acme/model.tar.gz",
                "sagemaker:InvokeEndpoint endpoint/silo--acme", "sagemaker:InvokeEndpoint endpoint/pool--main for acme.tar.gz",
                "sts:AssumeRole role/pool-invoke-role");
    }

    @ParameterizedTest
    @EnumSource
    void silo_neighbours_are_asked_about_the_tenant_and_its_claims_are_shown_to_their_functions(IsolationModel isolation) {
        List<Probe> probes = PROBES.around(acme(isolation), List.of(HOOLI));

        assertThat(simulated("function", "hooli", probes)).contains("sagemaker:InvokeEndpoint " + switch (isolation) {
            case POOL -> "endpoint/pool--main for acme.tar.gz";
            case BRIDGE -> "endpoint/acme";
            case SILO -> "endpoint/silo--acme";
        });
        assertThat(simulated("container", "hooli", probes)).contains("s3:GetObject " + acme(isolation).artifact().key());
        assertThat(calls(probes)).contains("acme>hooli", "hooli>hooli");
    }

    @Test
    void the_function_is_called_with_the_claims_of_every_neighbour_and_of_names_alike_that_tokens_can_bear() {
        assertThat(calls(PROBES.around(ACME, NEIGHBOURS)))
                .contains("acme>acme", "globex>acme", "initech>acme", "hooli>acme", "acme0>acme", "xacme>acme", "acm>acme", "acme-two>acme");
        assertThat(only(CallFunction.class, PROBES.around(subject("ab", IsolationModel.SILO, REQUEST), List.of())))
                .allSatisfy(probe -> assertThat(TenantId.isLegal(probe.caller())).isTrue());
    }

    @Test
    void in_the_matrix_a_silo_caller_is_simulated_first_and_a_silo_model_is_really_called() {
        assertThat(PROBES.matrix(List.of(ACME, INITECH, HOOLI)))
                .filteredOn(probe -> probe.name().equals("foreign-call"))
                .extracting(probe -> probe.from() + ">" + probe.to() + " " + probe.getClass().getSimpleName())
                .containsExactly(
                        "acme>initech Simulate", "acme>hooli Simulate",
                        "initech>acme Invoke", "initech>hooli Invoke",
                        "hooli>acme Simulate", "hooli>initech Simulate");
        assertThat(calls(PROBES.matrix(List.of(ACME, INITECH, HOOLI)))).containsExactlyInAnyOrder(
                "acme>acme", "hooli>acme", "initech>acme", "hooli>hooli", "acme>hooli", "initech>hooli");
    }

    private static List<String> simulated(String role, String owner, List<Probe> probes) {
        return only(Simulate.class, probes).stream()
                .filter(probe -> probe.role().endsWith("tenant--" + owner + "--" + role))
                .peek(probe -> assertThat(probe.question().conditions()).containsEntry("aws:PrincipalTag/TenantID", owner))
                .flatMap(probe -> Questioned.of(probe.question()))
                .toList();
    }

    private static List<String> calls(List<Probe> probes) {
        return only(CallFunction.class, probes).stream().map(probe -> probe.from() + ">" + probe.to()).distinct().toList();
    }
}
