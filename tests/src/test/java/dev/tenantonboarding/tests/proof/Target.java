package dev.tenantonboarding.tests.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an attempt is made on, as AWS tells it to the policies. */
sealed interface Target {
    String arn();

    /** The condition keys that come with it. */
    Map<String, List<String>> keys();

    /** @param model the target model named in the request; the key exists for {@code InvokeEndpoint} alone */
    record Endpoint(String region, String account, String name, Optional<String> model) implements Target {
        @Override
        public String arn() {
            return "arn:%s:sagemaker:%s:%s:endpoint/%s".formatted(Account.PARTITION, region, account, name);
        }

        @Override
        public Map<String, List<String>> keys() {
            return model.<Map<String, List<String>>>map(target -> Map.of("sagemaker:TargetModel", List.of(target))).orElse(Map.of());
        }
    }

    record StoredObject(String bucket, String key) implements Target {
        @Override
        public String arn() {
            return "arn:%s:s3:::%s/%s".formatted(Account.PARTITION, bucket, key);
        }

        @Override
        public Map<String, List<String>> keys() {
            return Map.of();
        }
    }

    record Listing(String bucket, Optional<String> prefix) implements Target {
        @Override
        public String arn() {
            return "arn:%s:s3:::%s".formatted(Account.PARTITION, bucket);
        }

        @Override
        public Map<String, List<String>> keys() {
            return prefix.<Map<String, List<String>>>map(start -> Map.of("s3:prefix", List.of(start))).orElse(Map.of());
        }
    }
}
