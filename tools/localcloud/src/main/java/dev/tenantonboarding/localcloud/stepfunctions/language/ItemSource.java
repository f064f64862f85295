package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Children;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Where a distributed Map finds its items in S3. */
sealed interface ItemSource {

    /** What came of reading. */
    sealed interface Answer {
    }

    record Found(List<?> items) implements Answer {
    }

    record Unreadable(String cause) implements Answer {
    }

    /** What the children see as {@code Map.Item.Source}. */
    String uri();

    /** How many items are wanted; 0 for all. A computed number is found to be negative only when it is used. */
    int most();

    /** @throws AwsError if S3 refuses, or has no such thing */
    Answer items(Children s3);

    default Answer read(Children s3) {
        if (most() < 0) {
            return new Unreadable("field MaxItems must be positive");
        }
        try {
            return switch (items(s3)) {
                case Found found when most() > 0 && most() < found.items().size() -> new Found(found.items().subList(0, most()));
                case Answer answer -> answer;
            };
        } catch (AwsError e) {
            return new Unreadable(e.getMessage() + " (Service: Amazon S3; Status Code: " + e.status() + "; Error Code: " + e.code() + ")");
        }
    }

    /** The list of a bucket's objects. */
    record Listing(String bucket, String prefix, int most) implements ItemSource {

        @Override
        public String uri() {
            return "S3://" + bucket;
        }

        @Override
        public Answer items(Children s3) {
            return new Found(s3.list(bucket, prefix).stream().map(Listing::item).toList());
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

    /** A JSON array in an object. */
    record JsonFile(String bucket, String key, int most) implements ItemSource {

        @Override
        public String uri() {
            return "S3://" + bucket + "/" + key;
        }

        @Override
        public Answer items(Children s3) {
            try {
                return Json.parse(s3.text(bucket, key)) instanceof List<?> items
                        ? new Found(items) : new Unreadable("Attempting to map over non-iterable node.");
            } catch (Json.Malformed e) {
                return new Unreadable("Attempting to parse JSON, but the file's content is not JSON: " + e.getMessage());
            }
        }
    }
}
