package dev.tenantonboarding.tests.faults;

import dev.tenantonboarding.localcloud.faults.Injection;
import dev.tenantonboarding.localcloud.faults.ObservedCall;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;

/** What a tenant goes through, each of whose calls goes wrong in its turn. */
enum Journey {
    POOL_ONBOARDING(IsolationModel.POOL),
    BRIDGE_ONBOARDING(IsolationModel.BRIDGE),
    SILO_ONBOARDING(IsolationModel.SILO),
    /** The pool's first tenant finds no endpoint. */
    POOL_BEGINNING(IsolationModel.POOL) {
        @Override
        void prepare(TenantId tenant, Stage stage) {
            super.prepare(tenant, stage);
            new Leftovers(stage).removePool();
        }

        @Override
        boolean covers(ObservedCall call) {
            return call.isBy(Stage.STACK + "-ensure-endpoint");
        }

        @Override
        boolean isShared() {
            return true;
        }
    },
    /** An onboarding whose model is broken at first: the failure itself is recorded by calls. */
    FAILING_ONBOARDING(IsolationModel.BRIDGE) {
        @Override
        void prepare(TenantId tenant, Stage stage) {
            stage.sources().deliver(tenant, MODEL, Models.broken());
        }

        @Override
        void mend(TenantId tenant, Stage stage) {
            super.prepare(tenant, stage);
        }

        @Override
        boolean covers(ObservedCall call) {
            return isOfFailure(call);
        }

        @Override
        void awaitEnd(TenantId tenant, Stage stage) {
            stage.published().await("TenantOnboardingFailed", tenant.value());
        }

        @Override
        void awaitStrike(Injection fault) {
            Deadline.await("call to strike", () -> fault.hits().stream().findFirst());
        }
    };

    private static final String MODEL = "model.tar.gz";

    private final IsolationModel isolation;

    Journey(IsolationModel isolation) {
        this.isolation = isolation;
    }

    /** What must be there before. */
    void prepare(TenantId tenant, Stage stage) {
        stage.sources().deliver(tenant, MODEL, Models.good());
    }

    void begin(TenantId tenant, Stage stage) {
        stage.onboardings().send(Signup.of(tenant, isolation, stage.sources().url(tenant + "/" + MODEL)).detail());
    }

    /** What an operator does before the replay. */
    void mend(TenantId tenant, Stage stage) {}

    /** Whether this journey is about the call, which others may make too. */
    boolean covers(ObservedCall call) {
        return !isOfFailure(call);
    }

    /** Whether it takes what other tenants need, so that only one can be under way. */
    boolean isShared() {
        return false;
    }

    /** Waits for all that belongs to an undisturbed run, beyond its execution. */
    void awaitEnd(TenantId tenant, Stage stage) {}

    /** Waits for the fault where it strikes after the execution's end. */
    void awaitStrike(Injection fault) {}

    /** The event that tells of its good end. */
    String published() {
        return "TenantOnboarded";
    }

    private static boolean isOfFailure(ObservedCall call) {
        String function = Stage.STACK + "-record-failure";
        return call.isBy(function) || call.isOf("lambda", "Invoke") && call.mentions(function);
    }
}
