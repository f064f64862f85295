package dev.tenantonboarding.onboarding.endpoint;

import dev.tenantonboarding.onboarding.Attempt;
import dev.tenantonboarding.onboarding.ResourceTags;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/**
 * What SageMaker has for one tenant alone: its endpoint and all the configurations and models that it ever had. What has such a name and
 * lacks the tags is someone else's, and is left alone.
 */
public final class TenantEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(TenantEndpoints.class);

    private final SageMakerClient sageMaker;
    private final Ownership ownership;
    private final String stackName;
    private final Duration bound;

    /** @param bound how long an execution waits, and again for each time it is redriven */
    public TenantEndpoints(SageMakerClient sageMaker, String stackName, Duration bound) {
        this.sageMaker = sageMaker;
        this.ownership = new Ownership(sageMaker);
        this.stackName = stackName;
        this.bound = bound;
    }

    private record Named(String name, String arn) {}

    /**
     * One step of removing a bridge tenant's endpoint and what it was made of.
     *
     * @return whether nothing is left of it
     * @throws dev.tenantonboarding.onboarding.EndpointTimedOut if it takes too long
     */
    public boolean remove(TenantId tenant, Attempt attempt) {
        String name = tenant.value();
        if (!endpoints(tenant, name::equals).isEmpty()) {
            EndpointStatus status = status(name);
            attempt.requireTimeLeft(bound, "endpoint " + name, status.toString());
            if (canBeDeleted(status)) {
                LOG.info("removing endpoint {}", name);
                gone(() -> sageMaker.deleteEndpoint(request -> request.endpointName(name)));
            }
            return false;
        }
        Predicate<String> version = Pattern.compile(Pattern.quote(name) + "-[0-9a-f]{8}").asMatchPredicate();
        each(configurations(tenant, version), part -> sageMaker.deleteEndpointConfig(request -> request.endpointConfigName(part.name())));
        each(models(tenant, version), part -> sageMaker.deleteModel(request -> request.modelName(part.name())));
        return true;
    }

    /** The ARNs of all that is there for the tenant, in its own stack too. */
    public List<String> remaining(TenantId tenant) {
        Pattern names = Pattern.compile("(" + tenant + "|" + Pattern.quote(new SiloNames(tenant).endpoint()) + ")(-[0-9a-f]{8})?");
        Predicate<String> any = names.asMatchPredicate();
        return Stream.of(endpoints(tenant, any), configurations(tenant, any), models(tenant, any))
                .flatMap(List::stream)
                .map(Named::arn)
                .toList();
    }

    private static boolean canBeDeleted(EndpointStatus status) {
        return switch (status) {
            case IN_SERVICE, FAILED, OUT_OF_SERVICE, UPDATE_ROLLBACK_FAILED -> true;
            case CREATING, UPDATING, SYSTEM_UPDATING, ROLLING_BACK, DELETING, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    private EndpointStatus status(String name) {
        try {
            return sageMaker.describeEndpoint(request -> request.endpointName(name)).endpointStatus();
        } catch (SageMakerException refused) {
            if (SageMakerErrors.isMissing(refused)) {
                return EndpointStatus.DELETING;
            }
            throw refused;
        }
    }

    private List<Named> endpoints(TenantId tenant, Predicate<String> name) {
        return ours(tenant, name, sageMaker.listEndpointsPaginator(request -> request.nameContains(tenant.value())).endpoints().stream()
                .map(found -> new Named(found.endpointName(), found.endpointArn())));
    }

    private List<Named> configurations(TenantId tenant, Predicate<String> name) {
        return ours(tenant, name, sageMaker.listEndpointConfigsPaginator(request -> request.nameContains(tenant.value())).endpointConfigs()
                .stream().map(found -> new Named(found.endpointConfigName(), found.endpointConfigArn())));
    }

    private List<Named> models(TenantId tenant, Predicate<String> name) {
        return ours(tenant, name, sageMaker.listModelsPaginator(request -> request.nameContains(tenant.value())).models().stream()
                .map(found -> new Named(found.modelName(), found.modelArn())));
    }

    private List<Named> ours(TenantId tenant, Predicate<String> name, Stream<Named> found) {
        Map<String, String> mark = ResourceTags.mark(tenant, stackName);
        return found.filter(part -> name.test(part.name())).filter(part -> ownership.bears(mark, part.arn())).toList();
    }

    private static void each(List<Named> parts, Consumer<Named> delete) {
        parts.forEach(part -> {
            LOG.info("removing {}", part.arn());
            gone(() -> delete.accept(part));
        });
    }

    private static void gone(Runnable delete) {
        try {
            delete.run();
        } catch (SageMakerException refused) {
            if (!SageMakerErrors.isMissing(refused)) {
                throw refused;
            }
        }
    }
}
