package dev.tenantonboarding.tests.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.localcloud.faults.Invocation;
import dev.tenantonboarding.localcloud.faults.ObservedCall;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.tests.stage.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;

/** What the cloud saw: whom each invocation of a function was for, by what the API had verified, and which models were called in whose session. */
record Witness(List<ObservedCall> callsOfModels, String tenantClaim) {
    private static final List<String> SECRETS = List.of("secretAccessKey", "sessionToken");

    /** Of all invocations that called a model, by request id. */
    Map<String, String> callers() {
        Map<String, String> callers = new HashMap<>();
        callsOfModels.stream().flatMap(call -> call.invocation().stream())
                .forEach(invocation -> caller(invocation).ifPresent(tenant -> callers.put(invocation.requestId(), tenant)));
        return callers;
    }

    /** What the API's authorizer handed to functions and nobody else may read. */
    List<String> secrets() {
        return callsOfModels.stream().flatMap(call -> call.invocation().stream())
                .map(invocation -> authorizer(invocation).path("lambda"))
                .flatMap(vended -> SECRETS.stream().map(vended::path))
                .filter(JsonNode::isTextual).map(JsonNode::asText).distinct().toList();
    }

    List<String> wrongSessions() {
        return callsOfModels.stream().flatMap(call -> wrong(call).stream()).distinct().toList();
    }

    private Optional<String> wrong(ObservedCall call) {
        // A session that an authorizer opened bears no trace of the function that uses it: there the session's own tag has to do.
        String tenant = call.invocation().flatMap(this::caller).or(() -> sessionTag(call)).orElse("");
        InvokeEndpointRequest request = (InvokeEndpointRequest) call.call().request();
        boolean ownModel = request.targetModel() == null
                ? List.of(tenant, "silo--" + tenant).contains(request.endpointName())
                : request.targetModel().equals(tenant + ".tar.gz");
        return ownModel && isSessionOf(tenant, call)
                ? Optional.empty()
                : Optional.of("sessions: a call for one tenant in another's session, or of another's model: " + call);
    }

    /** A silo tenant's function calls as itself. */
    private static boolean isSessionOf(String tenant, ObservedCall call) {
        return sessionTag(call).filter(tenant::equals).isPresent() || call.role().filter(("tenant--" + tenant + "--function")::equals).isPresent();
    }

    private static Optional<String> sessionTag(ObservedCall call) {
        return call.call().caller() instanceof Caller.RoleSession session ? Optional.ofNullable(session.sessionTags().get("TenantID")) : Optional.empty();
    }

    /** Empty for authorizers, who are still to find out. */
    private Optional<String> caller(Invocation invocation) {
        JsonNode said = authorizer(invocation);
        return Optional.of(said.path("jwt").path("claims").path(tenantClaim).asText(said.path("lambda").path("tenantId").asText()))
                .filter(name -> !name.isEmpty());
    }

    private static JsonNode authorizer(Invocation invocation) {
        return Json.read(invocation.payload()).path("requestContext").path("authorizer");
    }
}
