package dev.tenantonboarding.localcloud.codec;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Service;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The query protocol: a form goes in, XML comes out.
 *
 * @param namesInModel whether the SDK's model still has the names that the protocol uses
 */
public record QueryCodec(boolean namesInModel) implements Codec {

    @Override
    public Optional<Operation<?, ?>> operation(WireRequest request, Service service) {
        var name = named(request);
        return service.operations().stream().filter(operation -> operation.name().equals(name)).findFirst();
    }

    @Override
    public String named(WireRequest request) {
        return form(request).getOrDefault("Action", "");
    }

    @Override
    public AwsRequest read(WireRequest request, Operation<?, ?> operation) {
        return (AwsRequest) ((Buildable) QueryRequest.of(form(request), names(operation)).read(operation.newBuilder())).build();
    }

    @Override
    public WireAnswer write(AwsResponse response, Operation<?, ?> operation, Service service, String requestId) {
        return WireAnswer.xml(200, QueryAnswer.of(operation.name(), service.namespace(), response, requestId, names(operation)));
    }

    @Override
    public WireAnswer error(AwsError error, Service service, String requestId) {
        return WireAnswer.xml(error.status(), QueryAnswer.error(error, service.namespace(), requestId));
    }

    private QueryNames names(Operation<?, ?> operation) {
        return namesInModel ? new QueryNames.FromModel() : new QueryNames.Singular(operation.name());
    }

    private static Map<String, String> form(WireRequest request) {
        var form = new LinkedHashMap<String, String>();
        request.query().forEach((name, values) -> form.put(name, values.getFirst()));
        for (var pair : new String(request.body(), StandardCharsets.UTF_8).split("&")) {
            var at = pair.indexOf('=');
            if (at > 0) {
                form.put(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
            }
        }
        return form;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw AwsError.of("MalformedInput", "The form is not well encoded.");
        }
    }
}
