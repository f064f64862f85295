package dev.tenantonboarding.tenantctl.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.tenancy.Failure;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenantctl.recovery.Trouble.Kind;
import dev.tenantonboarding.tenantctl.tenants.Tenants;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class DiagnosisTest {
    private static final TenantRecord FAILED = Tenants.failed("acme");
    private static final TenantRecord ONBOARDING = Tenants.onboarding("acme");

    @Test
    void aTenantThatIsActiveOrGoneIsWellOnceItsExecutionSucceededOrIsForgotten() {
        for (var record : List.of(Tenants.active("acme"), Tenants.offboarded("acme"))) {
            assertThat(Diagnosis.of(record, Optional.empty(), Optional.empty())).isEmpty();
            assertThat(Diagnosis.of(record, Optional.of(run(ExecutionStatus.SUCCEEDED, false)), Optional.empty())).isEmpty();
            assertThat(Diagnosis.of(record, Optional.of(run(ExecutionStatus.RUNNING, false)), Optional.empty())).isEmpty();
        }
    }

    @Test
    void aTenantThatIsActiveOrGoneWithoutAnyoneHavingBeenToldIsStuckAndOnlyARedriveTells() {
        for (var record : List.of(Tenants.active("acme"), Tenants.offboarded("acme"))) {
            var trouble = Diagnosis.of(record, Optional.of(run(ExecutionStatus.FAILED, true)), Optional.of(Tenants.NOT_FOUND)).orElseThrow();
            assertThat(trouble.kind()).isEqualTo(Kind.STUCK);
            assertThat(trouble.resume()).isEqualTo(Resume.REDRIVE);
            assertThat(Diagnosis.of(record, Optional.of(run(ExecutionStatus.FAILED, false)), Optional.empty()))
                    .hasValueSatisfying(late -> assertThat(late.resume()).isEqualTo(Resume.NONE));
        }
    }

    @Test
    void anOffboardingThatStoppedGoesOnFromItsDeletion() {
        var silent = Diagnosis.of(Tenants.leaving("acme"), Optional.of(run(ExecutionStatus.FAILED, false)), Optional.empty()).orElseThrow();
        var told = Diagnosis.of(Tenants.leaving("acme").offboardingFailed(Tenants.NOT_FOUND), Optional.of(run(ExecutionStatus.FAILED, true)),
                Optional.of(Tenants.NOT_FOUND)).orElseThrow();
        assertThat(silent.kind()).isEqualTo(Kind.STUCK);
        assertThat(silent.resume()).isEqualTo(Resume.RESTART);
        assertThat(silent.isOffboarding()).isTrue();
        assertThat(told.kind()).isEqualTo(Kind.FAILED);
        assertThat(told.resume()).isEqualTo(Resume.REDRIVE);
    }

    @Test
    void aTenantWhoseExecutionRunsIsOnItsWay() {
        assertThat(Diagnosis.of(ONBOARDING, Optional.of(run(ExecutionStatus.RUNNING, false)), Optional.empty())).isEmpty();
        assertThat(Diagnosis.of(FAILED, Optional.of(run(ExecutionStatus.PENDING_REDRIVE, false)), FAILED.failure())).isEmpty();
    }

    @Test
    void aFailureIsRedrivenForTwoWeeksAfterItsEnd() {
        var trouble = Diagnosis.of(FAILED, Optional.of(run(ExecutionStatus.FAILED, true)), FAILED.failure()).orElseThrow();
        assertThat(trouble.kind()).isEqualTo(Kind.FAILED);
        assertThat(trouble.error()).isEqualTo("ModelSourceNotFound");
        assertThat(trouble.resume()).isEqualTo(Resume.REDRIVE);
        assertThat(trouble.until()).contains(Tenants.NOW.plus(Duration.ofDays(14)));
        assertThat(trouble.attempts()).isEqualTo(3);
    }

    @Test
    void whatCannotBeRedrivenIsRestartedAtAnyTime() {
        var trouble = Diagnosis.of(FAILED, Optional.of(run(ExecutionStatus.FAILED, false)), FAILED.failure()).orElseThrow();
        assertThat(trouble.resume()).isEqualTo(Resume.RESTART);
        assertThat(trouble.until()).isEmpty();
        assertThat(trouble.event()).contains(FAILED.event());
    }

    @Test
    void aRecordThatWaitsForAnEndedOrForgottenExecutionIsStuck() {
        assertThat(Diagnosis.of(ONBOARDING, Optional.of(run(ExecutionStatus.ABORTED, true)), Optional.empty()))
                .hasValueSatisfying(trouble -> assertThat(trouble.kind()).isEqualTo(Kind.STUCK));
        assertThat(Diagnosis.of(ONBOARDING, Optional.empty(), Optional.empty()))
                .hasValueSatisfying(trouble -> assertThat(trouble.resume()).isEqualTo(Resume.RESTART));
    }

    @Test
    void anExecutionThatRanOutOfTimeIsSaidToHave() {
        assertThat(Diagnosis.of(FAILED, Optional.of(run(ExecutionStatus.TIMED_OUT, true)), FAILED.failure()))
                .hasValueSatisfying(trouble -> assertThat(trouble.kind()).isEqualTo(Kind.TIMED_OUT));
    }

    @Test
    void aQuarantinedTenantIsNotResumable() {
        var record = Tenants.active("acme").quarantined("calls from nowhere", false, Tenants.NOW);
        var trouble = Diagnosis.of(record, Optional.empty(), Optional.empty()).orElseThrow();
        assertThat(trouble.kind()).isEqualTo(Kind.QUARANTINED);
        assertThat(trouble.cause()).isEqualTo("calls from nowhere");
        assertThat(trouble.resume()).isEqualTo(Resume.NONE);
    }

    @Test
    void aCauseIsOneLine() {
        var failure = new Failure("UploadModel", "E", "one\n  two\r\nthree ", Tenants.NOW);
        assertThat(Diagnosis.of(FAILED, Optional.empty(), Optional.of(failure)).orElseThrow().cause()).isEqualTo("one two three");
    }

    @Test
    void anInvalidEventHasNoRecordAndNothingHelpsButABetterOne() {
        var failure = new Failure("ClaimTenant", "InvalidTenantEvent", "tenantName is missing", Tenants.NOW);
        var trouble = Diagnosis.ofUnrecorded(run(ExecutionStatus.FAILED, true), failure, Optional.empty()).orElseThrow();
        assertThat(trouble.tenantId()).contains("acme");
        assertThat(trouble.resume()).isEqualTo(Resume.NONE);
    }

    @Test
    void anOnboardingThatFailedBeforeItHadARecordGoesOn() {
        var failure = new Failure("ClaimTenant", "AwsUnavailable", "S3 did not answer", Tenants.NOW);
        assertThat(Diagnosis.ofUnrecorded(run(ExecutionStatus.FAILED, true), failure, Optional.empty()).orElseThrow().resume()).isEqualTo(Resume.REDRIVE);
        assertThat(Diagnosis.ofUnrecorded(run(ExecutionStatus.FAILED, false), failure, Optional.empty()).orElseThrow().resume()).isEqualTo(Resume.RESTART);
    }

    @Test
    void aFailureBeforeTheEndOfTheRecordsExecutionIsOver() {
        var failure = new Failure("ClaimTenant", "InvalidTenantEvent", "tenantName is missing", Tenants.NOW);
        var failed = run(ExecutionStatus.FAILED, true);
        assertThat(Diagnosis.ofUnrecorded(failed, failure, Optional.of(run(ExecutionStatus.SUCCEEDED, false)))).isEmpty();
        var running = new RunState("o", ExecutionStatus.RUNNING, Optional.empty(), 0, false, "{}");
        assertThat(Diagnosis.ofUnrecorded(failed, failure, Optional.of(running))).isEmpty();
        var earlier = new RunState("o", ExecutionStatus.SUCCEEDED, Optional.of(Tenants.NOW.minusSeconds(1)), 0, false, "{}");
        assertThat(Diagnosis.ofUnrecorded(failed, failure, Optional.of(earlier)).orElseThrow().resume()).isEqualTo(Resume.NONE);
    }

    @Test
    void whatFailedBeforeItCouldWriteIntoTheRecordOfATenantThatIsThereGoesOn() {
        var failure = new Failure("ClaimDeletion", "S3Exception", "Access Denied", Tenants.NOW);
        var earlier = new RunState("o", ExecutionStatus.SUCCEEDED, Optional.of(Tenants.NOW.minusSeconds(1)), 0, false, "{}");
        assertThat(Diagnosis.ofUnrecorded(run(ExecutionStatus.FAILED, true), failure, Optional.of(earlier)).orElseThrow().resume()).isEqualTo(Resume.REDRIVE);
    }

    private static RunState run(ExecutionStatus status, boolean redrivable) {
        return new RunState(Tenants.EXECUTION, status, Optional.of(Tenants.NOW), 2, redrivable, ONBOARDING.event().toString());
    }
}
