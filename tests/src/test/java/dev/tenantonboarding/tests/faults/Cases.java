package dev.tenantonboarding.tests.faults;

import dev.tenantonboarding.localcloud.faults.Injection;
import dev.tenantonboarding.localcloud.faults.ObservedCall;
import dev.tenantonboarding.localcloud.faults.Recording;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Operator;
import dev.tenantonboarding.tests.stage.Operator.Told;
import dev.tenantonboarding.tests.stage.Stage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Runs a journey undisturbed, and with one fault at a time; each run is a tenant's of its own. */
final class Cases {
    private static final AtomicInteger NUMBERS = new AtomicInteger(1);
    // How many neighbours there are to be probed, and how often an endpoint is looked at, is not the same in each run.
    private static final int MOST_ATTEMPTS = 3;

    private final Stage stage;
    private final Journey journey;
    private final Whereabouts whereabouts;

    /** The calls of an undisturbed run, and what it leads to. */
    record Undisturbed(List<Point> points, EndState end) {}

    private record Ending(TenantId tenant, boolean struck, List<String> wrong) {}

    Cases(Stage stage, Journey journey, Whereabouts whereabouts) {
        this.stage = stage;
        this.journey = journey;
        this.whereabouts = whereabouts;
    }

    Undisturbed undisturbed() {
        TenantId tenant = fresh();
        prepare(tenant);
        try (Recording recording = stage.faults().record(call -> journey.covers(call) && Point.isFor(tenant, call))) {
            journey.begin(tenant, stage);
            whereabouts.awaitRest(tenant);
            journey.awaitEnd(tenant, stage);
            finish(tenant).ifPresent(wrong -> {
                throw new AssertionError(journey + " fails without any fault: " + wrong);
            });
            Undisturbed undisturbed = new Undisturbed(Point.of(recording.calls(), tenant), EndState.of(tenant, stage));
            new Leftovers(stage).remove(tenant);
            return undisturbed;
        }
    }

    /** @return what is not as it should be, if anything */
    Optional<String> run(Case one, EndState undisturbed) {
        Ending ending = attempt(one, undisturbed);
        for (int attempts = 1; !ending.struck() && ending.wrong().isEmpty() && attempts < MOST_ATTEMPTS; attempts++) {
            ending = attempt(one, undisturbed);
        }
        List<String> wrong = new ArrayList<>(ending.wrong());
        if (!ending.struck()) {
            wrong.add("the fault never struck");
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(one + ", tenant " + ending.tenant() + ":\n    " + String.join("\n    ", wrong));
    }

    private void prepare(TenantId tenant) {
        journey.prepare(tenant, stage);
        whereabouts.forget(tenant);
        synchronized (stage) {
            stage.published().forget(tenant.value());
        }
    }

    private Ending attempt(Case one, EndState undisturbed) {
        TenantId tenant = fresh();
        boolean struck = false;
        List<String> wrong = new ArrayList<>();
        try {
            struck = disturbed(one, tenant);
            finish(tenant).ifPresent(wrong::add);
            wrong.addAll(undisturbed.differences(EndState.of(tenant, stage)));
            new Leftovers(stage).remove(tenant);
        } catch (RuntimeException | AssertionError broken) {
            wrong.add(trace(broken));
        }
        return new Ending(tenant, struck, wrong);
    }

    /**
     * As far as it gets with the fault, which must not hide: the tenant is well, or listed as not well.
     *
     * @return whether the fault struck
     */
    private boolean disturbed(Case one, TenantId tenant) {
        prepare(tenant);
        Predicate<ObservedCall> chosen = call -> journey.covers(call) && one.point().isSeenIn(tenant, call);
        try (Injection fault = one.persistent()
                ? stage.faults().from(one.point().nth(), chosen, one.kind().fault())
                : stage.faults().once(one.point().nth(), chosen, one.kind().fault())) {
            journey.begin(tenant, stage);
            Deadline.await("end of the run", () -> Optional.of(tenant).filter(any ->
                    whereabouts.isAtRest(tenant) || one.point().isOf("states", "StartExecution") && whereabouts.hasDeadLetters()));
            if (whereabouts.isAtRest(tenant) && !whereabouts.hasArrived(tenant)) {
                journey.awaitStrike(fault);
                whereabouts.awaitVisible(tenant);
            }
            return !fault.hits().isEmpty();
        }
    }

    /** What an operator does once the fault is mended. */
    private Optional<String> finish(TenantId tenant) {
        Operator operator = new Operator(stage);
        journey.mend(tenant, stage);
        if (whereabouts.execution(tenant).isEmpty()) {
            Told told = operator.runs("dead-letters", "--redeliver");
            if (told.exitCode() != 0) {
                return Optional.of("dead-letters --redeliver: " + told.out() + told.err());
            }
        }
        whereabouts.awaitRest(tenant);
        if (!whereabouts.hasArrived(tenant)) {
            Told told = operator.runs("replay", tenant.value());
            if (told.exitCode() != 0) {
                return Optional.of("replay: " + told.out() + told.err());
            }
        }
        synchronized (stage) {
            stage.published().await(journey.passage().done(), tenant.value());
        }
        return Optional.empty();
    }

    private static String trace(Throwable broken) {
        StringWriter text = new StringWriter();
        broken.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static TenantId fresh() {
        return new TenantId("case-%05d".formatted(NUMBERS.getAndIncrement()));
    }
}
