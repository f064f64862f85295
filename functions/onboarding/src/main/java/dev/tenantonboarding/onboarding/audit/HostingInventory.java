package dev.tenantonboarding.onboarding.audit;

import dev.tenantonboarding.onboarding.ResourceTags;
import dev.tenantonboarding.onboarding.endpoint.SageMakerErrors;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.audit.Orphan;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** Endpoints, their configurations and models. */
public record HostingInventory(SageMakerClient sageMaker, String stackName) implements Inventory {
    // Of configurations and models, by which their versions differ.
    private static final Pattern REVISION = Pattern.compile("-[0-9a-f]{8}$");

    @Override
    public List<Item> items() {
        return Stream.of(
                        sageMaker.listEndpointsPaginator().endpoints().stream()
                                .map(found -> item(found.endpointArn(), found.endpointName(), "endpoint", found.endpointName())),
                        sageMaker.listEndpointConfigsPaginator().endpointConfigs().stream()
                                .map(found -> version(found.endpointConfigArn(), found.endpointConfigName(), "endpoint configuration")),
                        sageMaker.listModelsPaginator().models().stream()
                                .map(found -> version(found.modelArn(), found.modelName(), "model")))
                .flatMap(items -> items)
                .toList();
    }

    private static Item version(String arn, String name, String what) {
        return item(arn, name, what, REVISION.matcher(name).replaceFirst(""));
    }

    private static Item item(String arn, String name, String what, String endpoint) {
        Optional<TenantId> silo = SiloNames.ofEndpoint(endpoint);
        return new Item(arn, name, what, silo.or(() -> Inventory.tenant(endpoint)));
    }

    @Override
    public Optional<Orphan> ours(Item item) {
        Map<String, String> tags = tags(item.arn());
        return Optional.ofNullable(tags.get(TenantTag.KEY))
                .filter(tenant -> stackName.equals(tags.get(ResourceTags.STACK)))
                .map(tenant -> new Orphan(item.arn(), Optional.of(tenant), item.what()));
    }

    private Map<String, String> tags(String arn) {
        try {
            return sageMaker.listTagsPaginator(request -> request.resourceArn(arn)).tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
        } catch (SageMakerException refused) {
            if (SageMakerErrors.isMissing(refused)) {
                return Map.of();
            }
            throw refused;
        }
    }
}
