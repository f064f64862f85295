package dev.tenantonboarding.tests.faults;

import dev.tenantonboarding.localcloud.faults.Fault;
import java.util.List;

/** The ways in which a call goes wrong. */
enum FaultKind {
    THROTTLED(new Fault.Throttled()),
    SERVER_ERROR(new Fault.ServerError()),
    REFUSED(new Fault.Refused()),
    LOST_RESPONSE(new Fault.LostResponse()),
    FUNCTION_DIED(new Fault.FunctionDied());

    private final Fault fault;

    FaultKind(Fault fault) {
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    /** Those that differ at this call: only functions can die of it, and nobody but a service itself sees to what it lost. */
    static List<FaultKind> at(Point point) {
        return switch (point.actor()) {
            case FUNCTION -> List.of(values());
            case WORKFLOW -> List.of(THROTTLED, SERVER_ERROR, REFUSED, LOST_RESPONSE);
            case SERVICE -> List.of(THROTTLED, SERVER_ERROR, REFUSED);
        };
    }
}
