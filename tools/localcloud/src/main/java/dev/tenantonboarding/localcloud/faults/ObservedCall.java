package dev.tenantonboarding.localcloud.faults;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.ArrivingCall;
import dev.tenantonboarding.localcloud.kernel.Caller;

/**
 * A call as recordings keep it and faults choose it.
 *
 * @param number     counts all calls of the cloud, from 1
 * @param invocation the function's invocation that made it; empty for other callers
 */
public record ObservedCall(long number, ArrivingCall call, Optional<Invocation> invocation) {

    public String service() {
        return call.service();
    }

    public String operation() {
        return call.operation();
    }

    /** The name of the caller's role; empty for a user or a service. */
    public Optional<String> role() {
        return call.caller() instanceof Caller.RoleSession session ? Optional.of(session.roleName()) : Optional.empty();
    }

    /** ARNs, in the order in which they are authorised. */
    public List<String> resources() {
        return call.needed().stream().map(Access::resource).distinct().toList();
    }

    public boolean isOf(String service, String operation) {
        return call.service().equals(service) && call.operation().equals(operation);
    }

    public boolean isBy(String function) {
        return invocation.filter(made -> made.function().equals(function)).isPresent();
    }

    /** Whether the text is in the request, in a resource's ARN or in what the calling function was invoked with. */
    public boolean mentions(String text) {
        return invocation.filter(made -> made.payload().contains(text)).isPresent()
                || resources().stream().anyMatch(resource -> resource.contains(text)) || call.request().toString().contains(text);
    }

    /** {@code 12 states:StartExecution arn:… by role}. */
    @Override
    public String toString() {
        return number + " " + call.service() + ":" + call.operation() + " " + String.join(" ", resources())
                + " by " + invocation.map(Invocation::function).or(this::role).orElseGet(call.caller()::arn);
    }
}
