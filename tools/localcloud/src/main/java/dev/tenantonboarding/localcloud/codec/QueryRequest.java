package dev.tenantonboarding.localcloud.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** Requests of the query protocol: {@code Tags.member.1.Key=a} as a tree of names. */
final class QueryRequest {
    private final Map<String, QueryRequest> children = new TreeMap<>();
    private final QueryNames names;
    private Optional<String> value = Optional.empty();

    private QueryRequest(QueryNames names) {
        this.names = names;
    }

    static QueryRequest of(Map<String, String> parameters, QueryNames names) {
        var root = new QueryRequest(names);
        parameters.forEach((name, text) -> {
            var node = root;
            for (var part : name.split("\\.")) {
                node = node.children.computeIfAbsent(part, none -> new QueryRequest(names));
            }
            node.value = Optional.of(text);
        });
        return root;
    }

    /** Fills a builder; Action and Version belong to the protocol, any other unknown parameter is refused. */
    SdkPojo read(SdkPojo builder) {
        refuseUnknown(builder, List.of("Action", "Version"));
        return Shapes.fill(builder, this::member);
    }

    private void refuseUnknown(SdkPojo builder, List<String> allowed) {
        for (var name : children.keySet()) {
            if (!allowed.contains(name) && builder.sdkFields().stream().noneMatch(field -> names.of(field).equals(name))) {
                throw AwsError.unsupported("request parameter " + name);
            }
        }
    }

    private Optional<Object> member(SdkField<?> field) {
        return Optional.ofNullable(children.get(names.of(field))).flatMap(node -> node.as(field));
    }

    private Optional<Object> as(SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> Optional.of(list(field));
            case MAP -> Optional.of(map(field));
            case SDK_POJO -> {
                refuseUnknown(field.constructor().get(), List.of());
                yield Optional.of(Shapes.build(field, this::member));
            }
            default -> value.map(text -> Scalars.parse(text, field, TimestampFormatTrait.Format.ISO_8601));
        };
    }

    private List<Object> list(SdkField<?> field) {
        var trait = field.getRequiredTrait(ListTrait.class);
        var items = new ArrayList<>();
        for (var item : elements(trait.isFlattened(), Optional.ofNullable(trait.memberLocationName()).orElse("member"))) {
            item.as(trait.memberFieldInfo()).ifPresent(items::add);
        }
        return items;
    }

    private Map<String, Object> map(SdkField<?> field) {
        var trait = field.getRequiredTrait(MapTrait.class);
        var map = new LinkedHashMap<String, Object>();
        for (var entry : elements(trait.isFlattened(), "entry")) {
            var key = Optional.ofNullable(entry.children.get(names.mapKey(field))).flatMap(node -> node.value);
            var item = Optional.ofNullable(entry.children.get(names.mapValue(field))).flatMap(node -> node.as(trait.valueFieldInfo()));
            map.put(key.orElseThrow(() -> Scalars.malformed(field)), item.orElseThrow(() -> Scalars.malformed(field)));
        }
        return map;
    }

    /** Numbered children in numeric order; {@code Tags=} is an empty list. */
    private List<QueryRequest> elements(boolean flattened, String wrapper) {
        var parent = flattened ? this : children.getOrDefault(wrapper, new QueryRequest(names));
        var numbered = new TreeMap<Integer, QueryRequest>();
        parent.children.forEach((name, node) -> {
            if (!name.matches("[1-9][0-9]{0,5}")) {
                throw AwsError.of("MalformedInput", "A list index must be a number, not " + name);
            }
            numbered.put(Integer.valueOf(name), node);
        });
        return List.copyOf(numbered.values());
    }
}
