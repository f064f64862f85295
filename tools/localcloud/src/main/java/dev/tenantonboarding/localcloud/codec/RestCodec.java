package dev.tenantonboarding.localcloud.codec;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Service;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.utils.builder.Buildable;

/** REST-JSON: members in the path, the query, headers and the body. */
public record RestCodec() implements Codec {
    private static final String JSON = "application/json";

    @Override
    public Optional<Operation<?, ?>> operation(WireRequest request, Service service) {
        return service.operations().stream().filter(operation -> template(operation).match(request).isPresent()).findFirst();
    }

    @Override
    public String named(WireRequest request) {
        return request.method() + " " + request.path();
    }

    @Override
    public AwsRequest read(WireRequest request, Operation<?, ?> operation) {
        var builder = operation.newBuilder();
        var path = template(operation).match(request).orElseThrow();
        var payload = builder.sdkFields().stream().filter(field -> field.containsTrait(PayloadTrait.class)).findFirst();
        if (payload.isPresent()) {
            readPayload(payload.get(), request.body(), builder);
        } else {
            JsonShapes.read(JsonShapes.parse(request.body()), builder, field -> Shapes.isIn(field, MarshallLocation.PAYLOAD));
        }
        Shapes.fill(builder, field -> outsideBody(field, request, path));
        return (AwsRequest) ((Buildable) builder).build();
    }

    private static void readPayload(SdkField<?> field, byte[] body, SdkPojo builder) {
        switch (field.marshallingType().getKnownType()) {
            case SDK_BYTES -> field.set(builder, SdkBytes.fromByteArray(body));
            case SDK_POJO -> field.set(builder, ((Buildable) JsonShapes.read(JsonShapes.parse(body), field.constructor().get(), any -> true)).build());
            default -> throw AwsError.unsupported("payload " + field.memberName());
        }
    }

    private static Optional<Object> outsideBody(SdkField<?> field, WireRequest request, Map<String, String> path) {
        return switch (field.location()) {
            case PATH, GREEDY_PATH -> text(path.get(field.locationName()), field, Format.ISO_8601);
            case HEADER -> request.header(field.locationName()).flatMap(value -> text(value, field, Format.RFC_822));
            case QUERY_PARAM -> queryParameter(field, request);
            case PAYLOAD, STATUS_CODE -> Optional.empty();
        };
    }

    private static Optional<Object> queryParameter(SdkField<?> field, WireRequest request) {
        var values = request.query().get(field.locationName());
        if (values == null) {
            return Optional.empty();
        }
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> Optional.of(values.stream().map(value -> Scalars.parse(value, Shapes.listElement(field), Format.ISO_8601)).toList());
            case MAP, SDK_POJO -> throw AwsError.unsupported("query parameter " + field.locationName());
            default -> text(values.getFirst(), field, Format.ISO_8601);
        };
    }

    private static Optional<Object> text(String value, SdkField<?> field, Format instants) {
        return Optional.ofNullable(value).map(present -> Scalars.parse(present, field, instants));
    }

    @Override
    public WireAnswer write(AwsResponse response, Operation<?, ?> operation, Service service, String requestId) {
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", JSON);
        var status = operation.route().orElseThrow().status();
        Optional<Object> payload = Optional.empty();
        for (SdkField<?> field : response.sdkFields()) {
            var value = Shapes.value(response, field);
            if (value.isPresent()) {
                switch (field.location()) {
                    case HEADER -> headers.put(canonical(field.unmarshallLocationName()), Scalars.print(value.get(), field, Format.RFC_822));
                    case STATUS_CODE -> status = (Integer) value.get();
                    default -> payload = field.containsTrait(PayloadTrait.class) ? value : payload;
                }
            }
        }
        return new WireAnswer(status, headers, status == 204 ? new byte[0] : body(response, payload));
    }

    private static byte[] body(AwsResponse response, Optional<Object> payload) {
        return switch (payload.orElse(response)) {
            case SdkBytes bytes -> bytes.asByteArrayUnsafe();
            case SdkPojo pojo -> hasEmptyPayload(response, payload) ? new byte[0]
                    : JsonShapes.print(JsonShapes.write(pojo, field -> Shapes.isIn(field, MarshallLocation.PAYLOAD)));
            default -> throw new IllegalStateException("a payload is bytes or a structure");
        };
    }

    private static boolean hasEmptyPayload(AwsResponse response, Optional<Object> payload) {
        return payload.isEmpty() && response.sdkFields().stream().anyMatch(field -> field.containsTrait(PayloadTrait.class));
    }

    private static String canonical(String header) {
        return header.toLowerCase(Locale.ROOT).equals("content-type") ? "Content-Type" : header;
    }

    @Override
    public WireAnswer error(AwsError error, Service service, String requestId) {
        return JsonCodec.errorAnswer(error, JSON);
    }

    private static UriTemplate template(Operation<?, ?> operation) {
        return UriTemplate.of(operation.route().orElseThrow(() -> new IllegalStateException(operation.name() + " has no route")));
    }
}
