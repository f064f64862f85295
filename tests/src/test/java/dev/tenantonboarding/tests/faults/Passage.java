package dev.tenantonboarding.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Offboardings;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Into the platform, or out of it. */
enum Passage {
    ONBOARDING("OnboardingStateMachineArn", "TenantOnboarded", "TenantOnboardingFailed") {
        @Override
        void prepare(TenantId tenant, IsolationModel isolation, Stage stage) {
            stage.sources().deliver(tenant, MODEL, Models.good());
        }

        @Override
        void begin(TenantId tenant, IsolationModel isolation, Stage stage) {
            stage.onboardings().send(signup(tenant, isolation, stage).detail());
        }
    },
    OFFBOARDING("OffboardingStateMachineArn", "TenantOffboarded", "TenantOffboardingFailed") {
        @Override
        void prepare(TenantId tenant, IsolationModel isolation, Stage stage) {
            ONBOARDING.prepare(tenant, isolation, stage);
            Run run = stage.onboardings().run(signup(tenant, isolation, stage));
            assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        }

        @Override
        void begin(TenantId tenant, IsolationModel isolation, Stage stage) {
            Offboardings.on(stage).send(tenant);
        }
    };

    static final String MODEL = "model.tar.gz";

    private final String machineOutput;
    private final String done;
    private final String failed;

    Passage(String machineOutput, String done, String failed) {
        this.machineOutput = machineOutput;
        this.done = done;
        this.failed = failed;
    }

    /** What must be there before. */
    abstract void prepare(TenantId tenant, IsolationModel isolation, Stage stage);

    abstract void begin(TenantId tenant, IsolationModel isolation, Stage stage);

    String machine(Stage stage) {
        return stage.output(machineOutput);
    }

    /** The event that tells of its good end. */
    String done() {
        return done;
    }

    /** The event that tells that it stopped half-way. */
    String failed() {
        return failed;
    }

    private static Signup signup(TenantId tenant, IsolationModel isolation, Stage stage) {
        return Signup.of(tenant, isolation, stage.sources().url(tenant + "/" + MODEL));
    }
}
