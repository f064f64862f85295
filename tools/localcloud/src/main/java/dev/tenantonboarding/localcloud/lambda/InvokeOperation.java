package dev.tenantonboarding.localcloud.lambda;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.lambda.runtime.Outcome;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Invoke, in its three types. */
final class InvokeOperation {
    private static final int MOST_BYTES = 6_291_456;
    private static final int MOST_EVENT_BYTES = 1_048_576;
    private static final byte[] NO_PAYLOAD = "{}".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Functions functions;
    private final Invoker invoker;
    private final EventQueue events;

    InvokeOperation(Functions functions, Invoker invoker, EventQueue events) {
        this.functions = functions;
        this.invoker = invoker;
        this.events = events;
    }

    Operation<?, ?> operation() {
        return Operation.of(InvokeRequest::builder, this::mayInvoke, this::invoke).at("POST", "/2015-03-31/functions/{FunctionName}/invocations")
                .accepting("FunctionName", "InvocationType", "LogType", "Payload", "Qualifier");
    }

    /** On the qualified ARN if a qualifier is given, whose own resource policy counts then. */
    private List<Access> mayInvoke(InvokeRequest request) {
        var ref = FunctionRef.of(request.functionName(), request.qualifier());
        var function = functions.find(ref.name());
        var access = Access.to("lambda:InvokeFunction", ref.arn()).with("lambda:FunctionArn", ref.arn());
        return List.of(function.map(found -> access.withResourceTags(found.tags())
                .withResourcePolicy(found.policy(ref.qualifier()).json())).orElse(access));
    }

    private InvokeResponse invoke(InvokeRequest request, Call call) {
        var ref = FunctionRef.of(request.functionName(), request.qualifier());
        if ("Tail".equals(request.logTypeAsString())) {
            throw AwsError.unsupported("LogType Tail");
        }
        var payload = Optional.ofNullable(request.payload()).map(SdkBytes::asByteArray).filter(bytes -> bytes.length > 0).orElse(NO_PAYLOAD);
        var version = functions.version(ref);
        return switch (Optional.ofNullable(request.invocationTypeAsString()).orElse("RequestResponse")) {
            case "RequestResponse" -> {
                check(payload, MOST_BYTES, "InvokeFunction");
                yield answer(invoker.invoke(ref, payload, call.requestId()), version);
            }
            case "Event" -> {
                check(payload, MOST_EVENT_BYTES, "InvokeFunction with the invocation type Event");
                events.accept(ref, payload, call.requestId());
                yield InvokeResponse.builder().statusCode(202).build();
            }
            case "DryRun" -> InvokeResponse.builder().statusCode(204).build();
            default -> throw LambdaErrors.constraint(request.invocationTypeAsString(), "invocationType",
                    "Member must satisfy enum value set: [Event, RequestResponse, DryRun]");
        };
    }

    private static void check(byte[] payload, int most, String operation) {
        if (payload.length > most) {
            throw AwsError.of("RequestTooLargeException", 413, "Request must be smaller than " + most + " bytes for the " + operation + " operation");
        }
        try {
            JSON.readTree(payload);
        } catch (JacksonException e) {
            throw AwsError.of("InvalidRequestContentException", "Could not parse request body into json: " + e.getOriginalMessage()).with("Type", "User");
        }
    }

    private static InvokeResponse answer(Outcome outcome, Version version) {
        var answer = InvokeResponse.builder().statusCode(200).executedVersion(version.number())
                .payload(SdkBytes.fromByteArrayUnsafe(outcome.payload()));
        return switch (outcome) {
            case Outcome.Answered answered -> answer.build();
            case Outcome.Failed failed -> answer.functionError("Unhandled").build();
        };
    }
}
