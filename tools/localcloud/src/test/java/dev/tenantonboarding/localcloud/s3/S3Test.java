package dev.tenantonboarding.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tenantonboarding.localcloud.LocalCloud;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

class S3Test {
    @TempDir
    static Path directory;
    static LocalCloud cloud;
    static S3Client s3;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(new LocalCloud.Options(0, Timeline.Mode.SKIP, directory.resolve("log"), Map.of()));
        s3 = S3Client.builder().endpointOverride(cloud.uri()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))).build();
    }

    @AfterAll
    static void stop() {
        s3.close();
        cloud.close();
    }

    @Test
    void an_object_comes_back_as_it_was_put() {
        s3.createBucket(request -> request.bucket("round"));
        s3.putObject(request -> request.bucket("round").key("a/b c+d.txt").metadata(Map.of("sha256", "x")), RequestBody.fromString("hello"));
        var object = s3.getObjectAsBytes(request -> request.bucket("round").key("a/b c+d.txt"));
        assertThat(object.asUtf8String()).isEqualTo("hello");
        assertThat(object.response().metadata()).containsEntry("sha256", "x");
        assertThat(s3.listObjectsV2(request -> request.bucket("round").prefix("a/")).contents()).singleElement()
                .satisfies(found -> assertThat(found.key()).isEqualTo("a/b c+d.txt"));
    }

    @Test
    void a_write_on_a_condition_is_refused_when_the_object_changed() {
        s3.createBucket(request -> request.bucket("records"));
        var first = s3.putObject(request -> request.bucket("records").key("r").ifNoneMatch("*"), RequestBody.fromString("1"));
        assertStatus(412, () -> s3.putObject(request -> request.bucket("records").key("r").ifNoneMatch("*"), RequestBody.fromString("2")));
        s3.putObject(request -> request.bucket("records").key("r").ifMatch(first.eTag()), RequestBody.fromString("3"));
        assertStatus(412, () -> s3.putObject(request -> request.bucket("records").key("r").ifMatch(first.eTag()), RequestBody.fromString("4")));
        assertThat(s3.getObjectAsBytes(request -> request.bucket("records").key("r")).asUtf8String()).isEqualTo("3");
    }

    @Test
    void of_many_writes_at_once_on_the_same_condition_one_takes_place() throws Exception {
        s3.createBucket(request -> request.bucket("contended"));
        for (int round = 0; round < 20; round++) {
            var seen = s3.putObject(request -> request.bucket("contended").key("r"), RequestBody.fromString("round " + round)).eTag();
            try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
                var written = writers.invokeAll(IntStream.range(0, 8).<Callable<Boolean>>mapToObj(writer -> () -> wrote(seen, "writer " + writer)).toList());

                assertThat(written.stream().filter(Future::resultNow)).hasSize(1);
            }
        }
    }

    private static boolean wrote(String seen, String body) {
        try {
            s3.putObject(request -> request.bucket("contended").key("r").ifMatch(seen), RequestBody.fromString(body));
            return true;
        } catch (S3Exception refused) {
            assertThat(refused.statusCode()).isEqualTo(412);
            return false;
        }
    }

    @Test
    void parts_become_one_object_with_the_tags_given_at_the_start() {
        s3.createBucket(request -> request.bucket("parts"));
        var upload = s3.createMultipartUpload(request -> request.bucket("parts").key("k").tagging("TenantID=a&CostCenter=x%20y")).uploadId();
        var part = new byte[5 << 20];
        Arrays.fill(part, (byte) 7);
        var first = s3.uploadPart(request -> request.bucket("parts").key("k").uploadId(upload).partNumber(1), RequestBody.fromBytes(part));
        var second = s3.uploadPart(request -> request.bucket("parts").key("k").uploadId(upload).partNumber(2), RequestBody.fromString("end"));
        s3.completeMultipartUpload(request -> request.bucket("parts").key("k").uploadId(upload).multipartUpload(all -> all.parts(
                CompletedPart.builder().partNumber(1).eTag(first.eTag()).build(), CompletedPart.builder().partNumber(2).eTag(second.eTag()).build())));
        assertThat(s3.headObject(request -> request.bucket("parts").key("k")).contentLength()).isEqualTo((5 << 20) + 3);
        assertThat(s3.getObjectTagging(request -> request.bucket("parts").key("k")).tagSet())
                .containsExactlyInAnyOrder(tag("TenantID", "a"), tag("CostCenter", "x y"));
    }

    @Test
    void an_aborted_upload_leaves_nothing() {
        s3.createBucket(request -> request.bucket("aborted"));
        var upload = s3.createMultipartUpload(request -> request.bucket("aborted").key("k")).uploadId();
        s3.uploadPart(request -> request.bucket("aborted").key("k").uploadId(upload).partNumber(1), RequestBody.fromString("some"));
        s3.abortMultipartUpload(request -> request.bucket("aborted").key("k").uploadId(upload));
        assertThat(s3.listMultipartUploads(request -> request.bucket("aborted")).uploads()).isEmpty();
        assertThat(s3.listObjectsV2(request -> request.bucket("aborted")).contents()).isEmpty();
    }

    @Test
    void tags_are_set_as_a_whole_and_end_with_the_object() {
        s3.createBucket(request -> request.bucket("tagged"));
        s3.putObject(request -> request.bucket("tagged").key("k").tagging("a=1&b=2"), RequestBody.fromString("x"));
        s3.putObjectTagging(request -> request.bucket("tagged").key("k").tagging(tags -> tags.tagSet(List.of(tag("c", "<3>")))));
        assertThat(s3.getObjectTagging(request -> request.bucket("tagged").key("k")).tagSet()).containsExactly(tag("c", "<3>"));
        s3.deleteObject(request -> request.bucket("tagged").key("k"));
        assertStatus(404, () -> s3.getObjectTagging(request -> request.bucket("tagged").key("k")));
        s3.putObject(request -> request.bucket("tagged").key("k"), RequestBody.fromString("new"));
        assertThat(s3.getObjectTagging(request -> request.bucket("tagged").key("k")).tagSet()).isEmpty();
    }

    @Test
    void a_copy_is_made_of_the_version_that_was_checked() {
        s3.createBucket(request -> request.bucket("copies"));
        var checked = s3.putObject(request -> request.bucket("copies").key("from"), RequestBody.fromString("checked")).eTag();
        s3.copyObject(request -> request.sourceBucket("copies").sourceKey("from").destinationBucket("copies").destinationKey("to")
                .copySourceIfMatch(checked).metadataDirective(MetadataDirective.REPLACE).metadata(Map.of("m", "1")));
        s3.putObject(request -> request.bucket("copies").key("from"), RequestBody.fromString("swapped"));
        assertStatus(412, () -> s3.copyObject(request -> request.sourceBucket("copies").sourceKey("from")
                .destinationBucket("copies").destinationKey("to").copySourceIfMatch(checked)));
        assertThat(s3.getObjectAsBytes(request -> request.bucket("copies").key("to")).asUtf8String()).isEqualTo("checked");
    }

    @Test
    void what_is_missing_is_not_found() {
        s3.createBucket(request -> request.bucket("empty"));
        assertStatus(404, () -> s3.getObjectAsBytes(request -> request.bucket("empty").key("none")));
        assertStatus(404, () -> s3.headObject(request -> request.bucket("empty").key("none")));
        assertStatus(404, () -> s3.listObjectsV2(request -> request.bucket("nowhere")));
    }

    @Test
    void a_malformed_bucket_policy_is_refused_and_changes_nothing() {
        s3.createBucket(request -> request.bucket("policies"));
        assertThatThrownBy(() -> s3.putBucketPolicy(request -> request.bucket("policies").policy("{\"Statement\":[{\"Effect\":\"Maybe\"}]}")))
                .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("MalformedPolicy"));
        assertStatus(404, () -> s3.getBucketPolicy(request -> request.bucket("policies")));
    }

    @Test
    void a_subresource_that_is_not_there_is_refused_by_name() {
        s3.createBucket(request -> request.bucket("subs"));
        assertThatThrownBy(() -> s3.getBucketWebsite(request -> request.bucket("subs"))).isInstanceOfSatisfying(S3Exception.class,
                e -> assertThat(e.awsErrorDetails().errorMessage()).contains("website"));
    }

    @Test
    void a_key_that_leads_elsewhere_is_refused_before_a_policy_could_mistake_it() {
        s3.createBucket(request -> request.bucket("paths"));
        s3.putObject(request -> request.bucket("paths").key("b/secret"), RequestBody.fromString("secret"));
        for (var key : List.of("a/../b/secret", "a/./../b/secret", "a//b", "/b/secret", "..", "b/.", "../paths/b/secret", "x".repeat(201))) {
            assertStatus(501, () -> s3.getObjectAsBytes(request -> request.bucket("paths").key(key)));
            assertStatus(501, () -> s3.headObject(request -> request.bucket("paths").key(key)));
            assertStatus(501, () -> s3.putObject(request -> request.bucket("paths").key(key), RequestBody.fromString("spoilt")));
            assertStatus(501, () -> s3.copyObject(request -> request.sourceBucket("paths").sourceKey(key).destinationBucket("paths").destinationKey("c")));
            assertStatus(501, () -> s3.deleteObjects(request -> request.bucket("paths").delete(all -> all.objects(object -> object.key(key)))));
            assertStatus(501, () -> s3.listObjectsV2(request -> request.bucket("paths").prefix(key)));
        }
        assertStatus(400, () -> s3.putObject(request -> request.bucket("paths").key("x/".repeat(513)), RequestBody.fromString("long")));
        assertThat(s3.getObjectAsBytes(request -> request.bucket("paths").key("b/secret")).asUtf8String()).isEqualTo("secret");
        s3.putObject(request -> request.bucket("paths").key("y".repeat(200) + "/..." + "/.a"), RequestBody.fromString("plain"));
        assertThat(s3.listObjectsV2(request -> request.bucket("paths")).contents()).hasSize(2);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static void assertStatus(int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(status));
    }
}
