package dev.tenantonboarding.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.localcloud.faults.Fault;
import dev.tenantonboarding.localcloud.faults.Injection;
import dev.tenantonboarding.localcloud.faults.ObservedCall;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Offboardings;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Stage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What a tenant goes through, each of whose calls goes wrong in its turn. */
enum Journey {
    POOL_ONBOARDING(IsolationModel.POOL, Passage.ONBOARDING),
    BRIDGE_ONBOARDING(IsolationModel.BRIDGE, Passage.ONBOARDING),
    SILO_ONBOARDING(IsolationModel.SILO, Passage.ONBOARDING),
    /** The pool's first tenant finds no endpoint. */
    POOL_BEGINNING(IsolationModel.POOL, Passage.ONBOARDING) {
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
    /** The tenant was here before, so that the pool's endpoint must be rolled for it. */
    POOL_RETURN(IsolationModel.POOL, Passage.ONBOARDING) {
        @Override
        void prepare(TenantId tenant, Stage stage) {
            Passage.OFFBOARDING.prepare(tenant, IsolationModel.POOL, stage);
            stage.published().await(Passage.ONBOARDING.done(), tenant.value());
            Run offboarding = Offboardings.on(stage).run(tenant);
            assertThat(offboarding.status()).as("%s", offboarding).isEqualTo(ExecutionStatus.SUCCEEDED);
        }

        @Override
        boolean covers(ObservedCall call) {
            return Stream.of("-claim-tenant", "-ensure-endpoint", "-quarantine").anyMatch(function -> call.isBy(Stage.STACK + function));
        }

        @Override
        boolean isShared() {
            return true;
        }
    },
    /** An onboarding whose model is broken at first: the failure itself is recorded by calls. */
    FAILING_ONBOARDING(IsolationModel.BRIDGE, Passage.ONBOARDING) {
        @Override
        void prepare(TenantId tenant, Stage stage) {
            stage.sources().deliver(tenant, Passage.MODEL, Models.broken());
        }

        @Override
        void mend(TenantId tenant, Stage stage) {
            super.prepare(tenant, stage);
        }

        @Override
        boolean isAboutFailure() {
            return true;
        }
    },
    POOL_OFFBOARDING(IsolationModel.POOL, Passage.OFFBOARDING),
    BRIDGE_OFFBOARDING(IsolationModel.BRIDGE, Passage.OFFBOARDING),
    SILO_OFFBOARDING(IsolationModel.SILO, Passage.OFFBOARDING),
    /** An offboarding that may not remove the model at first. */
    FAILING_OFFBOARDING(IsolationModel.BRIDGE, Passage.OFFBOARDING) {
        private final Map<TenantId, Injection> obstacles = new ConcurrentHashMap<>();

        @Override
        void prepare(TenantId tenant, Stage stage) {
            super.prepare(tenant, stage);
            obstacles.put(tenant, stage.faults().from(1, call -> call.isBy(Stage.STACK + "-remove-artifacts")
                    && call.isOf("s3", "DeleteObject") && call.mentions(tenant.value()), new Fault.Refused()));
        }

        @Override
        void mend(TenantId tenant, Stage stage) {
            obstacles.remove(tenant).close();
        }

        @Override
        boolean isAboutFailure() {
            return true;
        }
    };

    private final IsolationModel isolation;
    private final Passage passage;

    Journey(IsolationModel isolation, Passage passage) {
        this.isolation = isolation;
        this.passage = passage;
    }

    Passage passage() {
        return passage;
    }

    /** What must be there before. */
    void prepare(TenantId tenant, Stage stage) {
        passage.prepare(tenant, isolation, stage);
    }

    void begin(TenantId tenant, Stage stage) {
        passage.begin(tenant, isolation, stage);
    }

    /** What an operator does before the replay. */
    void mend(TenantId tenant, Stage stage) {}

    /** Whether this journey is about the call, which others may make too. */
    boolean covers(ObservedCall call) {
        return isOfFailure(call) == isAboutFailure();
    }

    /** Whether it fails even undisturbed, and is about what follows from that. */
    boolean isAboutFailure() {
        return false;
    }

    /** Whether it takes what other tenants need, so that only one can be under way. */
    boolean isShared() {
        return false;
    }

    /** Waits for all that belongs to an undisturbed run, beyond its execution. */
    void awaitEnd(TenantId tenant, Stage stage) {
        if (isAboutFailure()) {
            stage.published().await(passage.failed(), tenant.value());
        }
    }

    /** Waits for the fault where it strikes after the execution's end. */
    void awaitStrike(Injection fault) {
        if (isAboutFailure()) {
            Deadline.await("call to strike", () -> fault.hits().stream().findFirst());
        }
    }

    private static boolean isOfFailure(ObservedCall call) {
        String function = Stage.STACK + "-record-failure";
        return call.isBy(function) || call.isOf("lambda", "Invoke") && call.mentions(function);
    }
}
