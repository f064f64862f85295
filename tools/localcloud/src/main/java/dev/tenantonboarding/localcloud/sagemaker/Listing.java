package dev.tenantonboarding.localcloud.sagemaker;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/**
 * What the List operations have in common. A page's token tells the last resource's place in the order, so that pages stay
 * whole when resources come and go in between.
 *
 * @param sortBy    Name, CreationTime or Status; empty is CreationTime
 * @param sortOrder Ascending or Descending; empty is Descending
 * @param max       how many a page holds; empty is 10
 */
record Listing(Optional<String> sortBy, Optional<String> sortOrder, Optional<String> nameContains, Optional<Instant> createdBefore,
               Optional<Instant> createdAfter, Optional<Integer> max, Optional<String> token) {

    /** @param nextToken where the next page begins; empty after the last */
    record Page<R>(List<R> items, Optional<String> nextToken) {
    }

    /** A resource's place in any order. */
    private record Place(String name, Instant created, String status) {
        static Place of(Resource resource) {
            return new Place(resource.name(), resource.created(), resource.status());
        }

        String token() {
            return Base64.getUrlEncoder().encodeToString((name + "|" + created + "|" + status).getBytes(StandardCharsets.UTF_8));
        }

        static Place parse(String token) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\\|", -1);
                return new Place(parts[0], Instant.parse(parts[1]), parts[2]);
            } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
                throw AwsError.validation("The NextToken is not one that this operation gave.");
            }
        }
    }

    Listing {
        new Constraints()
                .oneOf("sortBy", sortBy.orElse(null), Set.of("Name", "CreationTime", "Status"))
                .oneOf("sortOrder", sortOrder.orElse(null), Set.of("Ascending", "Descending"))
                .range("maxResults", max.orElse(null), 1, 100)
                .check();
    }

    <R extends Resource> Page<R> page(List<R> resources, Predicate<R> alsoWanted) {
        var order = order();
        var after = token.map(Place::parse);
        var rest = resources.stream()
                .filter(this::isWanted)
                .filter(alsoWanted)
                .filter(resource -> after.isEmpty() || order.compare(Place.of(resource), after.get()) > 0)
                .sorted(Comparator.comparing(Place::of, order))
                .toList();
        int size = max.orElse(10);
        return rest.size() <= size ? new Page<>(rest, Optional.empty())
                : new Page<>(rest.subList(0, size), Optional.of(Place.of(rest.get(size - 1)).token()));
    }

    private boolean isWanted(Resource resource) {
        return nameContains.map(part -> resource.name().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT))).orElse(true)
                && createdBefore.map(resource.created()::isBefore).orElse(true)
                && createdAfter.map(resource.created()::isAfter).orElse(true);
    }

    private Comparator<Place> order() {
        Comparator<Place> byName = Comparator.comparing(Place::name);
        var order = switch (sortBy.orElse("CreationTime")) {
            case "Name" -> byName;
            case "Status" -> Comparator.comparing(Place::status).thenComparing(byName);
            default -> Comparator.comparing(Place::created).thenComparing(byName);
        };
        return sortOrder.orElse("Descending").equals("Ascending") ? order : order.reversed();
    }
}
