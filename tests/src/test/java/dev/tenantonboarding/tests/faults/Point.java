package dev.tenantonboarding.tests.faults;

import dev.tenantonboarding.localcloud.faults.Invocation;
import dev.tenantonboarding.localcloud.faults.ObservedCall;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A call of a run, so named that another tenant's run has it too.
 *
 * @param by the function, or the service, that makes the call
 * @param nth counted from 1 among the calls of this operation by the same caller in the run
 */
record Point(Actor actor, String by, String service, String operation, int nth) {

    /** What makes a call. CloudFormation and SageMaker themselves see to answers that they lose, but their failures reach the workflow. */
    enum Actor {
        FUNCTION, WORKFLOW, SERVICE
    }

    /** The calls of one tenant's run, in the order in which they were made. */
    static List<Point> of(List<ObservedCall> calls, TenantId tenant) {
        Map<Point, Integer> seen = new HashMap<>();
        List<Point> points = new ArrayList<>();
        for (ObservedCall call : calls) {
            Point first = named(call, tenant, 1);
            points.add(named(call, tenant, seen.merge(first, 1, Integer::sum)));
        }
        return points;
    }

    /** Whether a call is made for this tenant: by a function that was asked to, or by a service. */
    static boolean isFor(TenantId tenant, ObservedCall call) {
        if (call.call().caller() instanceof Caller.User || call.isOf("sqs", "SendMessage")) {
            return false;
        }
        return call.invocation().map(made -> made.payload().contains(tenant.value())).orElseGet(() -> call.mentions(tenant.value()));
    }

    /** Whether the call is this one in the tenant's run, whichever of its kind. */
    boolean isSeenIn(TenantId tenant, ObservedCall call) {
        return isFor(tenant, call) && named(call, tenant, nth).equals(this);
    }

    boolean isOf(String otherService, String otherOperation) {
        return service.equals(otherService) && operation.equals(otherOperation);
    }

    private static Point named(ObservedCall call, TenantId tenant, int nth) {
        String by = call.invocation().map(Invocation::function).or(call::role).orElseGet(call.call().caller()::arn);
        return new Point(actor(call), by.replace(tenant.value(), "TENANT"), call.service(), call.operation(), nth);
    }

    private static Actor actor(ObservedCall call) {
        if (call.invocation().isPresent()) {
            return Actor.FUNCTION;
        }
        boolean carries = call.isOf("lambda", "Invoke") || call.isOf("states", "StartExecution");
        return carries ? Actor.WORKFLOW : Actor.SERVICE;
    }

    @Override
    public String toString() {
        return service + ":" + operation + " " + nth + " by " + by;
    }
}
