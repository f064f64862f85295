package dev.tenantonboarding.onboarding.audit;

import dev.tenantonboarding.onboarding.ResourceTags;
import dev.tenantonboarding.onboarding.stack.CloudFormationErrors;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.audit.Orphan;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Silo tenants' stacks: those that are named like one. */
public record StackInventory(CloudFormationClient cloudFormation, String stackName) implements Inventory {
    // CloudFormation goes on listing what was deleted.
    private static final List<StackStatus> PRESENT = Arrays.stream(StackStatus.values())
            .filter(status -> status != StackStatus.DELETE_COMPLETE && status != StackStatus.UNKNOWN_TO_SDK_VERSION)
            .toList();

    @Override
    public List<Item> items() {
        return cloudFormation.listStacksPaginator(request -> request.stackStatusFilters(PRESENT)).stackSummaries().stream()
                .filter(found -> found.stackName().startsWith(SiloNames.STACK_PREFIX))
                .map(found -> new Item(found.stackId(), found.stackName(), "stack",
                        Inventory.tenant(found.stackName().substring(SiloNames.STACK_PREFIX.length()))))
                .toList();
    }

    @Override
    public Optional<Orphan> ours(Item item) {
        Map<String, String> tags = tags(item.name());
        return Optional.ofNullable(tags.get(TenantTag.KEY))
                .filter(tenant -> stackName.equals(tags.get(ResourceTags.STACK)))
                .map(tenant -> new Orphan(item.arn(), Optional.of(tenant), item.what()));
    }

    private Map<String, String> tags(String name) {
        try {
            return cloudFormation.describeStacks(request -> request.stackName(name)).stacks().getFirst().tags().stream()
                    .collect(Collectors.toMap(Tag::key, Tag::value));
        } catch (CloudFormationException refused) {
            if (CloudFormationErrors.isMissing(refused)) {
                return Map.of();
            }
            throw refused;
        }
    }
}
