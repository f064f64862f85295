package dev.tenantonboarding.tests.stage;

import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

/** One of the platform's buckets. */
public record Bucket(S3Client s3, String name) {

    /** An object as it lies there at one moment. */
    public record Stored(String content, String etag, String lastModified) {}

    public byte[] bytes(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(name).key(key)).asByteArray();
    }

    /** All that would change if somebody wrote it again. */
    public Optional<Stored> stored(String key) {
        try {
            var object = s3.getObjectAsBytes(request -> request.bucket(name).key(key));
            return Optional.of(new Stored(
                    object.asString(StandardCharsets.ISO_8859_1), object.response().eTag(), object.response().lastModified().toString()));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    public Map<String, String> tags(String key) {
        return s3.getObjectTagging(request -> request.bucket(name).key(key)).tagSet().stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }

    /** The keys of all objects, and of all that are being uploaded in parts. */
    public Set<String> everything() {
        Stream<String> objects = s3.listObjectsV2Paginator(request -> request.bucket(name)).contents().stream().map(S3Object::key);
        Stream<String> uploads = s3.listMultipartUploads(request -> request.bucket(name)).uploads().stream().map(MultipartUpload::key);
        return Stream.concat(objects, uploads).collect(Collectors.toSet());
    }

    /** Puts an object where a signup of this tenant may take its model from. */
    public String deliver(TenantId tenant, String file, byte[] content) {
        String key = tenant + "/" + file;
        s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromBytes(content));
        return url(key);
    }

    public String url(SampleModel sample) {
        return url(sample.source());
    }

    public String url(String key) {
        return "s3://" + name + "/" + key;
    }
}
