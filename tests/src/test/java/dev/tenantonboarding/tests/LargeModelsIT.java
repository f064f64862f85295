package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.localcloud.faults.Fault;
import dev.tenantonboarding.localcloud.faults.Injection;
import dev.tenantonboarding.localcloud.faults.ObservedCall;
import dev.tenantonboarding.localcloud.faults.Recording;
import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tests.stage.Digest;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Models that are larger than one part of an upload, so that much of them is sent before their end was seen. */
@OverIsolationModels
class LargeModelsIT {
    private static final byte[] ARCHIVE = Archives.large();
    private static final String UPLOADER = "tenant-onboarding-upload-model";

    private final IsolationModel isolation;
    private final Stage stage;

    LargeModelsIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
    }

    @Test
    void it_is_read_twice_only_where_its_key_must_be_known_first() {
        TenantId tenant = TenantIds.fresh("large");

        try (Recording reads = reads(tenant)) {
            landed(tenant, stage.onboardings().run(signup(tenant)));

            assertThat(reads.calls()).hasSize(isolation == IsolationModel.POOL ? 1 : 2);
        }
    }

    @Test
    void it_is_read_once_if_signup_tells_its_hash() {
        TenantId tenant = TenantIds.fresh("large");

        try (Recording reads = reads(tenant)) {
            landed(tenant, stage.onboardings().run(signup(tenant).with("modelSha256", Digest.sha256(ARCHIVE))));

            assertThat(reads.calls()).hasSize(1);
        }
    }

    @Test
    void nothing_is_left_of_one_that_turns_out_wrong_at_its_end() {
        TenantId tenant = TenantIds.fresh("large");
        Signup signup = signup(tenant).with("modelSha256", "ab".repeat(32));
        Set<String> before = stage.models().everything();

        Run run = stage.onboardings().run(signup);

        assertThat(run.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(run.message()).contains("modelSha256 does not match: the archive hashes to " + Digest.sha256(ARCHIVE));
        assertThat(stage.models().everything()).isEqualTo(before);
    }

    @Test
    void it_is_not_written_again_by_a_task_that_is_tried_again() {
        TenantId tenant = TenantIds.fresh("large");

        // The client tries twice by itself.
        try (Recording uploads = stage.faults().record(call -> isUpload(call, tenant) && call.isOf("s3", "CreateMultipartUpload"));
                Injection once = stage.faults().once(1, call -> isRecordsChange(call, tenant), new Fault.ServerError());
                Injection again = stage.faults().once(2, call -> isRecordsChange(call, tenant), new Fault.ServerError())) {
            landed(tenant, stage.onboardings().run(signup(tenant)));

            assertThat(List.of(once, again)).allSatisfy(fault -> assertThat(fault.hits()).hasSize(1));
            assertThat(uploads.calls()).hasSize(1);
        }
    }

    private boolean isRecordsChange(ObservedCall call, TenantId tenant) {
        return isUpload(call, tenant) && call.isOf("s3", "PutObject") && of(call, stage.records().name());
    }

    private Recording reads(TenantId tenant) {
        return stage.faults().record(call -> isUpload(call, tenant) && call.isOf("s3", "GetObject") && of(call, stage.sources().name()));
    }

    private Signup signup(TenantId tenant) {
        return Signup.of(tenant, isolation, stage.sources().deliver(tenant, "model.tar.gz", ARCHIVE));
    }

    private static boolean isUpload(ObservedCall call, TenantId tenant) {
        return call.isBy(UPLOADER) && call.mentions(tenant.value());
    }

    private static boolean of(ObservedCall call, String bucket) {
        return call.resources().stream().anyMatch(resource -> resource.contains(bucket));
    }

    private void landed(TenantId tenant, Run run) {
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        TenantRecord record = stage.record(tenant).orElseThrow();
        Artifact artifact = record.artifact().orElseThrow();
        assertThat(Digest.sha256(stage.models().bytes(artifact.key()))).isEqualTo(Digest.sha256(ARCHIVE)).isEqualTo(artifact.sha256());
        assertThat(stage.models().tags(artifact.key())).containsEntry("TenantID", tenant.value());
        assertThat(record.poolStaleConfigs()).isEmpty();
    }
}
