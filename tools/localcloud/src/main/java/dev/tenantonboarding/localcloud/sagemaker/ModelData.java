package dev.tenantonboarding.localcloud.sagemaker;

import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.s3.S3;

/**
 * Where a model's artifact lies, or for a multi-model container the prefix below which all of them do.
 *
 * @param key without a leading slash
 */
record ModelData(String bucket, String key) {
    private static final Pattern URL = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.*)");

    static Optional<ModelData> parse(String url) {
        var matcher = URL.matcher(url);
        return matcher.matches() ? Optional.of(new ModelData(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The artifact of that name below this prefix. */
    ModelData below(String targetModel) {
        return new ModelData(bucket, (key.isEmpty() || key.endsWith("/") ? key : key + "/") + targetModel);
    }

    /**
     * @throws dev.tenantonboarding.localcloud.kernel.AwsError if there is no such object, or the reader may not have it
     */
    InputStream open(S3 s3, Caller reader) {
        return s3.read(reader, bucket, key);
    }

    /** As {@code s3://…}. */
    String url() {
        return "s3://" + bucket + "/" + key;
    }
}
