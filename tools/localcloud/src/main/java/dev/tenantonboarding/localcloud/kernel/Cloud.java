package dev.tenantonboarding.localcloud.kernel;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.RequiredTrait;

/** Where every call passes, from outside and between services: checked, authorised, handled. */
public final class Cloud {
    private final Timeline timeline;
    private final Authorizer authorizer;
    private final Passage passage;
    private final List<Service> services = new ArrayList<>();
    private final Map<Class<?>, Operation<?, ?>> operations = new ConcurrentHashMap<>();
    private final Map<Operation<?, ?>, String> serviceNames = new IdentityHashMap<>();

    public Cloud(Timeline timeline, Authorizer authorizer) {
        this(timeline, authorizer, Passage.OPEN);
    }

    /** @param passage what every call passes */
    public Cloud(Timeline timeline, Authorizer authorizer, Passage passage) {
        this.timeline = timeline;
        this.authorizer = authorizer;
        this.passage = passage;
    }

    /** Before the cloud opens its port. */
    public void register(Service service) {
        services.add(service);
        for (var operation : service.operations()) {
            operations.put(operation.requestType(), operation);
            serviceNames.put(operation, service.name());
        }
    }

    public List<Service> services() {
        return List.copyOf(services);
    }

    public Timeline timeline() {
        return timeline;
    }

    /** For what has no operation of its own, such as {@code iam:PassRole}, S3's requests and an API's invocations. */
    public void authorize(Caller caller, Access access) {
        authorizer.authorize(caller, access);
    }

    /** For calls that have no operation here, such as S3's: as {@link Passage#arrive}. */
    public Optional<Runnable> arrive(ArrivingCall call) {
        return passage.arrive(call);
    }

    /**
     * Calls an operation as the given caller.
     *
     * @throws AwsError what AWS would answer
     */
    public AwsResponse call(Caller caller, AwsRequest request) {
        var operation = operations.get(request.getClass());
        if (operation == null) {
            throw AwsError.unsupported(request.getClass().getSimpleName());
        }
        try {
            return call(operation, request, new Call(caller, timeline.now(), UUID.randomUUID().toString()));
        } catch (ConnectionBroken e) {
            throw AwsError.of("ServiceUnavailable", 503, e.getMessage());
        }
    }

    /** The same, for an answer of a known type. */
    public <O extends AwsResponse> O call(Caller caller, AwsRequest request, Class<O> answer) {
        return answer.cast(call(caller, request));
    }

    /** @throws ConnectionBroken if there is to be no answer */
    @SuppressWarnings("unchecked")
    public <I extends AwsRequest, O extends AwsResponse> O call(Operation<I, O> operation, AwsRequest request, Call call) {
        check(operation, request);
        var needed = operation.rule().apply((I) request, call);
        var after = arrive(new ArrivingCall(serviceNames.get(operation), operation.name(), call.caller(), needed, request));
        try {
            needed.forEach(access -> authorizer.authorize(call.caller(), access));
            return operation.handler().apply((I) request, call);
        } finally {
            after.ifPresent(Runnable::run);
        }
    }

    private static void check(Operation<?, ?> operation, SdkPojo request) {
        for (SdkField<?> field : request.sdkFields()) {
            var value = field.getValueOrDefault(request);
            if (value == null && field.containsTrait(RequiredTrait.class)) {
                var member = Character.toLowerCase(field.memberName().charAt(0)) + field.memberName().substring(1);
                throw AwsError.validation("1 validation error detected: Value null at '" + member
                        + "' failed to satisfy constraint: Member must not be null");
            }
            // The SDK shows members that were not sent as empty lists and maps, which ask for nothing.
            var sent = value != null && !(value instanceof List<?> list && list.isEmpty())
                    && !(value instanceof Map<?, ?> map && map.isEmpty());
            if (sent && !operation.accepted().isEmpty() && !operation.accepted().contains(field.memberName())) {
                throw AwsError.unsupported("member " + field.memberName() + " of " + operation.name());
            }
        }
    }
}
