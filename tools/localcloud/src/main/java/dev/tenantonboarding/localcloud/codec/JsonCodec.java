package dev.tenantonboarding.localcloud.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Service;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.utils.builder.Buildable;

/** JSON 1.0 and 1.1: the operation stands in X-Amz-Target. */
public record JsonCodec(String contentType) implements Codec {

    @Override
    public Optional<Operation<?, ?>> operation(WireRequest request, Service service) {
        var name = named(request);
        return service.operations().stream().filter(operation -> operation.name().equals(name)).findFirst();
    }

    @Override
    public String named(WireRequest request) {
        var target = request.header("x-amz-target").orElse("");
        return target.substring(target.lastIndexOf('.') + 1);
    }

    @Override
    public AwsRequest read(WireRequest request, Operation<?, ?> operation) {
        var builder = JsonShapes.read(JsonShapes.parse(request.body()), operation.newBuilder(), any -> true);
        return (AwsRequest) ((Buildable) builder).build();
    }

    @Override
    public WireAnswer write(AwsResponse response, Operation<?, ?> operation, Service service, String requestId) {
        return new WireAnswer(200, Map.of("Content-Type", contentType), JsonShapes.print(JsonShapes.write(response, any -> true)));
    }

    @Override
    public WireAnswer error(AwsError error, Service service, String requestId) {
        return errorAnswer(error, contentType);
    }

    static WireAnswer errorAnswer(AwsError error, String contentType) {
        var code = codeOf(error);
        var body = new LinkedHashMap<String, Object>();
        body.put("__type", code);
        body.put("message", error.getMessage());
        body.put("Message", error.getMessage());
        body.putAll(error.members());
        return new WireAnswer(error.status(), Map.of("Content-Type", contentType, "x-amzn-ErrorType", code), JsonShapes.print(body));
    }

    /** What the JSON services call the errors that all services have; the names they are made with are the query services'. */
    private static String codeOf(AwsError error) {
        return switch (error.code()) {
            case "AccessDenied" -> "AccessDeniedException";
            case "InvalidClientTokenId" -> "UnrecognizedClientException";
            case "ExpiredToken" -> "ExpiredTokenException";
            default -> error.code();
        };
    }
}
