package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateFailed;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Bindings;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Template;

/**
 * Has a distributed Map's items read from S3.
 *
 * @param maxItems 0 for all
 */
record ItemReader(Kind kind, Template arguments, Optional<Setting<Integer>> maxItems) {

    /** What is read, and with which arguments. */
    private enum Kind {
        LISTING("arn:aws:states:::s3:listObjectsV2", List.of("Bucket"), List.of("Prefix"), List.of("ContinuationToken", "Delimiter",
                "EncodingType", "ExpectedBucketOwner", "FetchOwner", "MaxKeys", "OptionalObjectAttributes", "RequestPayer", "StartAfter")),
        JSON_FILE("arn:aws:states:::s3:getObject", List.of("Bucket", "Key"), List.of(), List.of("ExpectedBucketOwner", "VersionId"));

        private final String resource;
        private final List<String> required;
        private final List<String> optional;
        private final List<String> unsupported;

        Kind(String resource, List<String> required, List<String> optional, List<String> unsupported) {
            this.resource = resource;
            this.required = required;
            this.optional = optional;
            this.unsupported = unsupported;
        }

        private List<String> arguments() {
            return Stream.concat(required.stream(), optional.stream()).toList();
        }

        private String action() {
            return resource.substring("arn:aws:states:::".length());
        }
    }

    static Optional<ItemReader> read(Fields fields) {
        fields.require("Resource", "Arguments");
        var kind = fields.text("Resource").flatMap(resource -> kind(fields, resource));
        kind.filter(_ -> fields.value("Arguments").filter(value -> !ExpressionReader.isExpression(value)).isPresent()).ifPresent(known ->
                fields.object("Arguments").ifPresent(arguments -> {
                    arguments.require(known.required.toArray(String[]::new));
                    known.arguments().forEach(arguments::text);
                    arguments.refuseUnsupported(known.unsupported.toArray(String[]::new));
                    arguments.refuseOthers();
                }));
        var maxItems = kind.flatMap(known -> maxItems(fields, known));
        var arguments = fields.template("Arguments", Reserved.NONE);
        fields.refuseOthers();
        return kind.flatMap(known -> arguments.map(template -> new ItemReader(known, template, maxItems)));
    }

    private static Optional<Kind> kind(Fields fields, String resource) {
        var found = Stream.of(Kind.values()).filter(kind -> kind.resource.equals(resource)).findFirst();
        if (found.isEmpty()) {
            fields.report(fields.path("Resource"), "The local cloud does not support the resource " + resource);
        }
        return found;
    }

    private static Optional<Setting<Integer>> maxItems(Fields fields, Kind kind) {
        if (kind == Kind.JSON_FILE) {
            fields.require("ReaderConfig");
        }
        return fields.object("ReaderConfig").flatMap(config -> {
            switch (kind) {
                case LISTING -> config.refuseUnsupported("InputType");
                case JSON_FILE -> inputType(config);
            }
            config.refuseUnsupported("Transformation");
            config.value("MaxItems").filter(Integer.class::isInstance).ifPresent(written ->
                    config.wholeNumber("MaxItems", 0, Integer.MAX_VALUE));
            var most = Setting.wholeNumber(config, "MaxItems", Integer.MIN_VALUE, Integer.MAX_VALUE);
            config.refuseOthers();
            return most;
        });
    }

    private static void inputType(Fields config) {
        config.require("InputType");
        config.oneOf("InputType", List.of("CSV", "JSON", "JSONL", "PARQUET", "MANIFEST")).filter(type -> !type.equals("JSON")).ifPresent(type ->
                config.report(config.path("InputType"), "The local cloud does not support the InputType '" + type + "'"));
        config.refuseUnsupported("CSVDelimiter", "CSVHeaderLocation", "CSVHeaders", "ItemsPointer", "ManifestType");
    }

    /** @throws StateFailed if the arguments make no request */
    ItemSource source(Bindings bindings) {
        var given = arguments.evaluate(bindings) instanceof Map<?, ?> map ? map : Map.of();
        kind.required.stream().filter(name -> !(given.get(name) instanceof String)).findFirst().ifPresent(missing -> {
            throw new StateFailed(Failure.of(Failure.RUNTIME, "The field '" + missing + "' is required but was missing"));
        });
        if (!kind.arguments().containsAll(given.keySet()) || !given.values().stream().allMatch(String.class::isInstance)) {
            throw new StateFailed(Failure.of(Failure.RUNTIME, "The local cloud supports the arguments " + kind.arguments()
                    + " of " + kind.action() + ", as strings"));
        }
        var bucket = (String) given.get("Bucket");
        int most = maxItems.map(setting -> setting.value(bindings)).orElse(0);
        return switch (kind) {
            case LISTING -> new ItemSource.Listing(bucket, given.get("Prefix") instanceof String prefix ? prefix : "", most);
            case JSON_FILE -> new ItemSource.JsonFile(bucket, (String) given.get("Key"), most);
        };
    }
}
