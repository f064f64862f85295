package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Children;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateFailed;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Bindings;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Template;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Reads a distributed Map's items from S3's list of objects.
 *
 * @param maxItems 0 for all
 */
record ItemReader(Template arguments, Optional<Setting<Integer>> maxItems) {
    private static final String RESOURCE = "arn:aws:states:::s3:listObjectsV2";
    private static final List<String> ARGUMENTS = List.of("Bucket", "Prefix");

    /** What came of reading. */
    sealed interface Answer {
    }

    record Found(List<Map<String, Object>> items) implements Answer {
    }

    record Unreadable(String cause) implements Answer {
    }

    /** @param most 0 for all; a computed number is found to be negative only when it is used */
    record Listing(String bucket, String prefix, int most) {

        Answer read(Children s3) {
            if (most < 0) {
                return new Unreadable("field MaxItems must be positive");
            }
            try {
                var objects = s3.list(bucket, prefix);
                var count = most == 0 ? objects.size() : Math.min(most, objects.size());
                return new Found(objects.subList(0, count).stream().map(ItemReader::item).toList());
            } catch (AwsError e) {
                return new Unreadable(e.getMessage() + " (Service: Amazon S3; Status Code: " + e.status() + "; Error Code: " + e.code() + ")");
            }
        }
    }

    static Optional<ItemReader> read(Fields fields) {
        fields.require("Resource", "Arguments");
        fields.text("Resource").filter(resource -> !resource.equals(RESOURCE)).ifPresent(resource ->
                fields.report(fields.path("Resource"), "The local cloud does not support the resource " + resource));
        if (fields.value("Arguments").filter(value -> !ExpressionReader.isExpression(value)).isPresent()) {
            fields.object("Arguments").ifPresent(arguments -> {
                arguments.require("Bucket");
                ARGUMENTS.forEach(arguments::text);
                arguments.refuseUnsupported("ContinuationToken", "Delimiter", "EncodingType", "ExpectedBucketOwner", "FetchOwner", "MaxKeys",
                        "OptionalObjectAttributes", "RequestPayer", "StartAfter");
                arguments.refuseOthers();
            });
        }
        var maxItems = fields.object("ReaderConfig").flatMap(config -> {
            config.refuseUnsupported("InputType", "Transformation");
            config.value("MaxItems").filter(Integer.class::isInstance).ifPresent(written ->
                    config.wholeNumber("MaxItems", 0, Integer.MAX_VALUE));
            var most = Setting.wholeNumber(config, "MaxItems", Integer.MIN_VALUE, Integer.MAX_VALUE);
            config.refuseOthers();
            return most;
        });
        var arguments = fields.template("Arguments", Reserved.NONE);
        fields.refuseOthers();
        return arguments.map(template -> new ItemReader(template, maxItems));
    }

    /** @throws StateFailed if the arguments make no request */
    Listing listing(Bindings bindings) {
        if (!(arguments.evaluate(bindings) instanceof Map<?, ?> given) || !(given.get("Bucket") instanceof String bucket)) {
            throw new StateFailed(Failure.of(Failure.RUNTIME, "The field 'Bucket' is required but was missing"));
        }
        if (!ARGUMENTS.containsAll(given.keySet()) || given.containsKey("Prefix") && !(given.get("Prefix") instanceof String)) {
            throw new StateFailed(Failure.of(Failure.RUNTIME, "The local cloud supports the arguments " + ARGUMENTS
                    + " of s3:listObjectsV2, as strings"));
        }
        var prefix = given.get("Prefix") instanceof String text ? text : "";
        return new Listing(bucket, prefix, maxItems.map(setting -> setting.value(bindings)).orElse(0));
    }

    /** An object as AWS hands it to a child, with the time in seconds since 1970. */
    private static Map<String, Object> item(S3Object object) {
        var item = new LinkedHashMap<String, Object>();
        item.put("Etag", object.eTag());
        item.put("Key", object.key());
        item.put("LastModified", object.lastModified().getEpochSecond());
        item.put("Size", object.size());
        item.put("StorageClass", "STANDARD");
        return item;
    }
}
