package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.localcloud.faults.Fault;
import dev.tenantonboarding.localcloud.faults.Injection;
import dev.tenantonboarding.localcloud.faults.ObservedCall;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import dev.tenantonboarding.tenancy.audit.Orphan;
import dev.tenantonboarding.tests.stage.Audits;
import dev.tenantonboarding.tests.stage.Audits.Audit;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.InvokePolicy;
import dev.tenantonboarding.tests.stage.Operator;
import dev.tenantonboarding.tests.stage.Operator.Told;
import dev.tenantonboarding.tests.stage.Quarantining;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The audit of all tenants. On a cloud of its own, since it is about all tenants that there are. In this order. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class AuditIT {
    private static final String AUDIT_TENANT = Stage.STACK + "-audit-tenant";
    private static final Duration TIME_TO_VANISH = Duration.ofSeconds(2);
    private static final String WIDENED = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sagemaker:InvokeEndpoint",
             "Resource": "arn:aws:sagemaker:us-east-1:000000000000:endpoint/${aws:PrincipalTag/TenantID}*"}]}""";

    private final TenantId ghost = TenantIds.fresh("ghost");
    private Stage stage;
    private Audits audits;
    private Map<TenantId, IsolationModel> tenants;

    @BeforeAll
    void a_cloud_with_tenants_of_every_isolation_model() {
        stage = Stage.start("audit");
        audits = new Audits(stage);
        tenants = Stream.of(IsolationModel.values()).flatMap(isolation -> Stream.of(SampleModel.IRIS, SampleModel.IRIS_VIRGINICA)
                        .map(model -> Map.entry(stage.residents().with(model, isolation), isolation)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    @Order(1)
    void tenants_of_every_isolation_model_are_found_isolated_and_nothing_is_found_that_belongs_to_none() {
        Audit audit = audits.run(true);

        assertThat(audit.document().tenants()).allSatisfy(tenant -> {
            assertThat(tenant.verdict().word()).as("%s", tenant.verdict().objections()).isEqualTo(Verdict.Word.ISOLATED);
            assertThat(tenant.isolation()).contains(tenants.get(tenant.tenantId()));
        });
        assertThat(audit.document().tenants()).extracting(AuditedTenant::tenantId).containsExactlyInAnyOrderElementsOf(tenants.keySet());
        assertThat(audit.document().orphans()).isEmpty();
        assertThat(audit.told().path("isolated").asInt()).isEqualTo(tenants.size());
        assertThat(audit.document().finishedAt()).isAfter(audit.document().startedAt());
    }

    @Test
    @Order(2)
    void a_run_leaves_its_document_alone_and_the_next_one_probes_against_others() {
        Audit first = audits.run(false);
        Audit second = audits.run(false);

        assertThat(keysBelow("audits/")).contains("audits/" + first.document().run().orElseThrow() + ".json")
                .allMatch(key -> key.matches("audits/[^/]+\\.json"));
        assertThat(List.of(first.document().run().orElseThrow(), second.document().run().orElseThrow())).isSorted();
        assertThat(tenants.keySet()).allSatisfy(tenant -> {
            assertThat(neighbours(first, tenant)).hasSize(3);
            assertThat(neighbours(second, tenant)).isNotEqualTo(neighbours(first, tenant));
        });
    }

    @Test
    @Order(3)
    void operators_have_all_tenants_audited_and_see_the_last_runs_on_a_page(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("isolation.html");

        Told told = new Operator(stage).runs("audit", "--html", page.toString());

        assertThat(told.exitCode()).as(told.out() + told.err()).isZero();
        assertThat(told.out()).contains("TENANT", "6 tenants: 6 isolated, 0 violated, 0 unproven");
        assertThat(told.err()).contains("wrote " + page);
        assertThat(Files.readString(page)).contains("All 6 tenants are isolated", "in the last 4 runs")
                .contains(tenants.keySet().stream().map(TenantId::value).toList());
    }

    @Test
    @Order(4)
    void a_widened_policy_is_only_reported_unless_the_run_is_to_quarantine() {
        Set<TenantId> bridge = of(IsolationModel.BRIDGE);
        try (var iam = stage.clients().iam()) {
            InvokePolicy.of(iam, stage.output("BridgeInvokeRoleArn")).whileItSays(WIDENED, () -> {
                Audit reported = audits.run(false);

                assertThat(reported.violated()).containsAll(bridge);
                assertThat(reported.told().path("violated").asInt()).isEqualTo(reported.violated().size());
                assertThat(tenants.keySet()).allSatisfy(tenant -> assertThat(status(tenant)).isEqualTo(TenantStatus.ACTIVE));
                assertThat(stage.published().ofType("TenantIsolationViolated")).isEmpty();

                Audit acted = audits.run(true);

                assertThat(acted.document().quarantine()).isTrue();
                assertThat(acted.violated()).isNotEmpty().allSatisfy(tenant -> {
                    assertThat(status(tenant)).isEqualTo(TenantStatus.QUARANTINED);
                    assertThat(stage.published().await("TenantIsolationViolated", tenant.value()).at("/detail/probes")).isNotEmpty();
                    assertThat(stage.published().await("TenantQuarantined", tenant.value()).at("/detail/violation").asBoolean()).isTrue();
                });
                return acted;
            });
        }
        tenants.keySet().stream().filter(tenant -> status(tenant) == TenantStatus.QUARANTINED).forEach(new Quarantining(stage)::release);
        assertThat(audits.run(false).document().totals().allIsolated()).isTrue();
    }

    @Test
    @Order(5)
    void whoever_vanishes_meanwhile_and_whose_probing_dies_is_named_as_unproven_and_the_others_are_probed() {
        TenantId vanishing = of(IsolationModel.POOL).iterator().next();
        TenantId unlucky = of(IsolationModel.BRIDGE).iterator().next();
        Audit audit;
        try (Injection slow = stage.faults().once(1, auditing(vanishing), new Fault.Delay(TIME_TO_VANISH));
                Injection dead = stage.faults().from(1, auditing(unlucky), new Fault.FunctionDied())) {
            String execution = audits.start(true);
            Deadline.await("tenant being audited", () -> slow.hits().stream().findFirst());
            byte[] record = remove(TenantRecord.key(vanishing));
            audit = audits.ended(execution);
            put(stage.records().name(), TenantRecord.key(vanishing), record);
            assertThat(dead.hits()).isNotEmpty();
        }

        assertThat(audit.of(vanishing).verdict().word()).isEqualTo(Verdict.Word.UNPROVEN);
        assertThat(audit.of(vanishing).reason()).hasValueSatisfying(reason -> assertThat(reason).contains("no record"));
        assertThat(audit.of(unlucky).verdict().word()).isEqualTo(Verdict.Word.UNPROVEN);
        assertThat(audit.of(unlucky).reason()).hasValueSatisfying(reason -> assertThat(reason).contains("no result"));
        assertThat(audit.told().path("unproven").asInt()).isEqualTo(2);
        assertThat(audit.told().path("isolated").asInt()).isEqualTo(tenants.size() - 2);
    }

    @Test
    @Order(6)
    void what_bears_the_platforms_tags_or_lies_among_its_models_without_a_tenant_is_found_and_what_is_others_is_not() {
        String artifact = "bridge/" + ghost + "/0123456789abcdef.tar.gz";
        put(stage.models().name(), artifact, new byte[] {1});
        String endpoint = endpoint(ghost.value() + "-endpoint", Map.of("TenantID", ghost.value(), "tenant-onboarding-stack", Stage.STACK));
        String foreign = endpoint("somebody-elses", Map.of("TenantID", ghost.value()));

        Audit audit = audits.run(false);

        assertThat(audit.document().orphans()).contains(
                        new Orphan(endpoint, Optional.of(ghost.value()), "endpoint"),
                        new Orphan("arn:aws:s3:::" + stage.models().name() + "/" + artifact, Optional.of(ghost.value()), "artifact"))
                .extracting(Orphan::arn).doesNotContain(foreign)
                // Its endpoint's configuration and model bear the tags too.
                .hasSize(4);
        assertThat(audit.told().path("orphans").asInt()).isEqualTo(4);
        assertThat(audit.document().totals().allIsolated()).isTrue();
    }

    @Test
    @Order(7)
    void a_tenant_whose_record_nobody_can_read_is_unproven_and_keeps_no_other_from_being_onboarded() {
        put(stage.records().name(), "tenants/illegible.json", new byte[] {'{'});

        Audit audit = audits.run(false);
        Run newcomer = stage.onboardings().run(Signup.of(TenantIds.fresh("newcomer"), IsolationModel.POOL, stage.sources().url(SampleModel.IRIS)));
        remove("tenants/illegible.json");

        assertThat(audit.of(new TenantId("illegible"))).isEqualTo(AuditedTenant.unreadable(new TenantId("illegible")));
        assertThat(audit.told().path("unproven").asInt()).isPositive();
        assertThat(newcomer.status()).as("%s", newcomer).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    private Predicate<ObservedCall> auditing(TenantId tenant) {
        return call -> call.isBy(AUDIT_TENANT) && call.invocation().orElseThrow().payload().contains("\"tenantId\":\"" + tenant + "\"");
    }

    private Set<TenantId> of(IsolationModel isolation) {
        return tenants.entrySet().stream().filter(tenant -> tenant.getValue() == isolation).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private Set<String> neighbours(Audit audit, TenantId tenant) {
        return audit.of(tenant).verdict().probes().stream()
                .filter(probe -> probe.name().startsWith("neighbours-own-call"))
                .map(probe -> probe.from())
                .collect(Collectors.toSet());
    }

    private TenantStatus status(TenantId tenant) {
        return stage.record(tenant).orElseThrow().status();
    }

    private List<String> keysBelow(String prefix) {
        return stage.records().everything().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    private byte[] remove(String key) {
        byte[] content = stage.records().bytes(key);
        try (S3Client s3 = stage.clients().s3()) {
            s3.deleteObject(request -> request.bucket(stage.records().name()).key(key));
        }
        return content;
    }

    private void put(String bucket, String key, byte[] content) {
        try (S3Client s3 = stage.clients().s3()) {
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
        }
    }

    /** @return the endpoint's ARN; its configuration and its model have the same name and tags */
    private String endpoint(String name, Map<String, String> labels) {
        List<Tag> tags = labels.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
        try (SageMakerClient sageMaker = stage.clients().sageMaker()) {
            String theirs = sageMaker.listModels().models().getFirst().modelName();
            var model = sageMaker.describeModel(request -> request.modelName(theirs));
            sageMaker.createModel(request -> request.modelName(name).executionRoleArn(model.executionRoleArn())
                    .enableNetworkIsolation(true).primaryContainer(model.primaryContainer()).containers(model.containers()).tags(tags));
            sageMaker.createEndpointConfig(request -> request.endpointConfigName(name).tags(tags).productionVariants(
                    variant -> variant.variantName("main").modelName(name).instanceType("ml.m5.large").initialInstanceCount(1)));
            return sageMaker.createEndpoint(request -> request.endpointName(name).endpointConfigName(name).tags(tags)).endpointArn();
        }
    }
}
