package dev.tenantonboarding.tests;

import static dev.tenantonboarding.tests.Archives.concat;
import static dev.tenantonboarding.tests.Archives.gzip;
import static dev.tenantonboarding.tests.Archives.half;
import static dev.tenantonboarding.tests.Archives.model;
import static dev.tenantonboarding.tests.Archives.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tenantonboarding.tenancy.Failure;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Models that are refused: the execution and the record say why, and nothing of them is left. */
@OverIsolationModels
class BadArchivesIT {
    private final IsolationModel isolation;
    private final Stage stage;

    BadArchivesIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void an_archive_that_breaks_a_rule_is_refused_with_entry_and_rule_named(String what, byte[] archive, String says) {
        refused("InvalidModelArchive", says, archive);
    }

    static Stream<Arguments> an_archive_that_breaks_a_rule_is_refused_with_entry_and_rule_named() {
        return Stream.of(
                arguments("empty", new byte[0], "not a complete tar.gz"),
                arguments("not gzip", text("a model, honestly"), "not a complete tar.gz"),
                arguments("truncated", half(Archives.good()), "not a complete tar.gz: it ends too early"),
                arguments("not tar", gzip(text("a model, honestly".repeat(100))), "tar"),
                arguments("no entry", new Archives().targz(), "holds no file"),
                arguments("folders only", new Archives().folders(2).targz(), "holds no file"),
                arguments("absolute path", new Archives().file("/etc/passwd", model()).targz(), "'/etc/passwd' has an absolute path"),
                arguments("dot-dot", new Archives().file("a/../../b", model()).targz(), "'a/../../b' has a path with '..'"),
                arguments("symbolic link", new Archives().special("link", TarConstants.LF_SYMLINK).targz(), "'link' is a link"),
                arguments("hard link", new Archives().special("link", TarConstants.LF_LINK).targz(), "'link' is a link"),
                arguments("device", new Archives().special("tty", TarConstants.LF_CHR).targz(), "'tty' is a device or a pipe"),
                arguments("pipe", new Archives().special("fifo", TarConstants.LF_FIFO).targz(), "'fifo' is a device or a pipe"),
                arguments("a bomb", new Archives().file("xgboost-model", concat(model(), new byte[8 << 20])).targz(), "more than 100 times its size"),
                arguments("too many entries", new Archives().file("xgboost-model", model()).folders(1_000).targz(), "more than 1000 entries"),
                arguments("more after its end", gzip(concat(new Archives().file("xgboost-model", model()).tar(), text("more"))), "goes on after the end"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_a_shared_container_could_run_does_not_get_into_the_pool(String what, byte[] archive, String entry) {
        Assumptions.assumeTrue(isolation == IsolationModel.POOL, "dedicated models may carry code");
        refused("InvalidModelArchive", "entry '" + entry + "' holds none of the formats", archive);
    }

    static Stream<Arguments> what_a_shared_container_could_run_does_not_get_into_the_pool() {
        byte[] pickle = concat(new byte[] {(byte) 0x80, 4}, text("cposix\nsystem\n(S'id'\ntR."));
        return Stream.of(
                arguments("a pickle under a model's name", new Archives().file("xgboost-model", pickle).targz(), "xgboost-model"),
                arguments("an old pickle", new Archives().file("xgboost-model", text("cposix\nsystem\n(S'id'\ntR.")).targz(), "xgboost-model"),
                arguments("code beside a model", new Archives().file("xgboost-model", model()).file("code/inference.py", text("import os\n")).targz(),
                        "code/inference.py"));
    }

    @Test
    void a_dedicated_model_may_carry_code() {
        Assumptions.assumeTrue(isolation != IsolationModel.POOL, "whatever runs in the pool would run beside every tenant's model");
        byte[] archive = new Archives().file("xgboost-model", model()).file("code/inference.py", text("import os\n")).targz();

        Run run = stage.onboardings().run(signup(TenantIds.fresh("coder"), archive));

        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void an_archive_that_is_not_the_one_that_signup_hashed_is_refused() {
        TenantId tenant = TenantIds.fresh("hash");
        Signup signup = signup(tenant, Archives.good()).with("modelSha256", "ab".repeat(32));

        refused(tenant, signup, "InvalidModelArchive", "modelSha256 does not match");
    }

    @Test
    void a_source_that_is_not_there_is_not_found() {
        TenantId archive = TenantIds.fresh("missing");
        TenantId prefix = TenantIds.fresh("missing");

        refused(archive, Signup.of(archive, isolation, stage.sources().url(archive + "/none.tar.gz")), "ModelSourceNotFound", "there is no object");
        refused(prefix, Signup.of(prefix, isolation, stage.sources().url(prefix + "/none/")), "ModelSourceNotFound", "there is no object under");
    }

    @Test
    void a_tenant_whose_model_was_refused_is_onboarded_with_a_better_one() {
        TenantId tenant = TenantIds.fresh("again");
        refused(tenant, signup(tenant, text("no model")), "InvalidModelArchive", "not a complete tar.gz");

        Run run = stage.onboardings().run(signup(tenant, Archives.good()));

        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        TenantRecord record = stage.record(tenant).orElseThrow();
        assertThat(record.status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(record.failure()).isEmpty();
    }

    private void refused(String error, String says, byte[] archive) {
        TenantId tenant = TenantIds.fresh("bad");
        refused(tenant, signup(tenant, archive), error, says);
    }

    private void refused(TenantId tenant, Signup signup, String error, String says) {
        Set<String> before = stage.models().everything();

        Run run = stage.onboardings().run(signup);

        assertThat(run.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(run.states()).endsWith("UploadModel");
        assertThat(run.error()).as(run.message()).isEqualTo("dev.tenantonboarding.onboarding." + error);
        assertThat(run.message()).contains(says);
        assertThat(stage.models().everything()).isEqualTo(before);
        Failure failure = Deadline.await("failure in the record of " + tenant, () -> stage.record(tenant).flatMap(TenantRecord::failure));
        assertThat(stage.record(tenant).map(TenantRecord::status)).contains(TenantStatus.FAILED);
        assertThat(stage.record(tenant).flatMap(TenantRecord::artifact)).isEqualTo(Optional.empty());
        assertThat(failure.state()).isEqualTo("UploadModel");
        assertThat(failure.error()).isEqualTo(error);
        assertThat(failure.cause()).isEqualTo(run.message());
        assertThat(stage.published().await("TenantOnboardingFailed", tenant.value()).path("detail").path("error").asText()).isEqualTo(error);
    }

    private Signup signup(TenantId tenant, byte[] archive) {
        return Signup.of(tenant, isolation, stage.sources().deliver(tenant, "model.tar.gz", archive));
    }
}
