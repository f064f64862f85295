package dev.tenantonboarding.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Beside the store itself, which reads all of its files. */
class IndexedObjectsTest {
    private static final String BUCKET = "bucket";
    private static final List<String> KEYS = List.of("a", "a/b", "a/b/c", "a/b-c", "a/c", "ab", "b/", "b/a", "z", "z/ü", "z/z z", "~");
    private static final List<String> NAMES = List.of("", "a", "a/", "a/b", "a/b/", "ab", "b/", "c", "z/", "~", "~~");

    @TempDir
    private Path folder;
    private BlobStore files;
    private BlobStore indexed;

    @BeforeEach
    void open() {
        files = new FilesystemNio2BlobStore(folder.toString());
        indexed = new IndexedObjects(files);
        indexed.createContainer(BUCKET);
    }

    @Test
    void whatever_is_written_and_deleted_each_page_is_as_the_store_would_list_it() {
        var random = new Random(20261129);
        for (var round = 0; round < 60; round++) {
            // Never a file where a folder is, which the store's files cannot be.
            change(random.nextInt(3), KEYS.get(random.nextInt(KEYS.size())) + ".json", KEYS.get(random.nextInt(KEYS.size())) + ".json");
            for (var prefix : NAMES) {
                for (var after : NAMES) {
                    var request = ListObjectsV2Request.builder().bucket(BUCKET).prefix(prefix).startAfter(after).build();
                    assertThat(pages(indexed, request, 2)).as("round %d, prefix '%s' after '%s'", round, prefix, after).isEqualTo(pages(files, request, 2));
                }
            }
            assertThat(indexed.list(BUCKET)).isEqualTo(files.list(BUCKET));
            var grouped = ListObjectsV2Request.builder().bucket(BUCKET).delimiter("/").build();
            assertThat(indexed.list(grouped)).isEqualTo(files.list(grouped));
        }
        assertThat(indexed.list(BUCKET).contents()).isNotEmpty();
    }

    private void change(int kind, String key, String other) {
        switch (kind) {
            case 0 -> indexed.removeBlob(BUCKET, key);
            case 1 -> {
                put(key);
                indexed.copyBlob(CopyObjectRequest.builder().sourceBucket(BUCKET).sourceKey(key).destinationBucket(BUCKET).destinationKey(other).build());
            }
            default -> put(key);
        }
    }

    private void put(String key) {
        var content = key.getBytes(StandardCharsets.UTF_8);
        indexed.putBlob(PutObjectRequest.builder().bucket(BUCKET).key(key).contentLength((long) content.length).build(), new ByteArrayInputStream(content));
    }

    private static List<Object> pages(BlobStore store, ListObjectsV2Request request, int most) {
        var pages = new ArrayList<>();
        var page = store.list(request.toBuilder().maxKeys(most).build());
        pages.add(page);
        while (page.nextContinuationToken() != null) {
            page = store.list(request.toBuilder().maxKeys(most).continuationToken(page.nextContinuationToken()).build());
            pages.add(page);
        }
        return pages;
    }

    @Test
    void an_upload_in_parts_is_listed_once_it_is_complete() {
        put("a.json");
        var upload = indexed.initiateMultipartUpload(CreateMultipartUploadRequest.builder().bucket(BUCKET).key("b.json").build());
        var part = indexed.uploadMultipartPart(upload, UploadPartRequest.builder().bucket(BUCKET).key("b.json").uploadId(upload.id()).partNumber(1)
                .contentLength(1L).build(), new ByteArrayInputStream(new byte[1]));
        assertThat(keys()).containsExactly("a.json");
        indexed.completeMultipartUpload(upload, CompleteMultipartUploadRequest.builder().bucket(BUCKET).key("b.json").uploadId(upload.id())
                .multipartUpload(all -> all.parts(CompletedPart.builder().partNumber(1).eTag(part.eTag()).build())).build());
        assertThat(keys()).containsExactly("a.json", "b.json");
        assertThat(indexed.list(BUCKET)).isEqualTo(files.list(BUCKET));
    }

    @Test
    void a_bucket_that_was_emptied_or_deleted_holds_nothing() {
        put("a.json");
        indexed.clearContainer(ListObjectsV2Request.builder().bucket(BUCKET).build());
        assertThat(keys()).isEmpty();
        indexed.deleteBucket(BUCKET);
        assertThatThrownBy(() -> indexed.list(BUCKET)).isInstanceOf(NoSuchBucketException.class);
    }

    private List<String> keys() {
        return indexed.list(BUCKET).contents().stream().map(object -> object.key()).toList();
    }
}
