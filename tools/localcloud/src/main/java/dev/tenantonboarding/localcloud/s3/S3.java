package dev.tenantonboarding.localcloud.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

import dev.tenantonboarding.localcloud.http.S3Endpoint;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Service;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The service as a whole: its endpoint for clients, and objects for the other services of this process. */
public final class S3 implements AutoCloseable {
    private final Cloud cloud;
    private final Path directory;
    private final BlobStore store;
    private final Buckets buckets = new Buckets();
    private final S3Rules rules = new S3Rules(buckets);
    private final S3Front front;

    /** Keeps the objects in a temporary directory until {@link #close}. */
    public S3(Cloud cloud) {
        this.cloud = cloud;
        try {
            directory = Files.createTempDirectory("localcloud-s3-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory for S3's objects", e);
        }
        store = new IndexedObjects(new FilesystemNio2BlobStore(directory.toString()));
        front = new S3Front(cloud, store, buckets);
    }

    public S3Endpoint endpoint() {
        return front;
    }

    public Service service() {
        return new BucketOperations(store, buckets).service();
    }

    /**
     * Reads an object as the given caller.
     *
     * @throws AwsError AccessDenied, NoSuchBucket or NoSuchKey, decided as for a client
     */
    public ResponseInputStream<GetObjectResponse> read(Caller caller, String bucket, String key) {
        var address = new S3Address(bucket, key);
        cloud.authorize(caller, rules.access("GetObject", address));
        if (store.containerExists(bucket) && !store.blobExists(bucket, key)) {
            cloud.authorize(caller, rules.access("ListBucket", new S3Address(bucket, "")));
        }
        try {
            return store.getBlob(bucket, key);
        } catch (AwsServiceException e) {
            throw error(e);
        }
    }

    /** All objects below a prefix, in the order of their keys, as the given caller. */
    public List<S3Object> list(Caller caller, String bucket, String prefix) {
        cloud.authorize(caller, rules.access("ListBucket", new S3Address(bucket, "")).with("s3:prefix", prefix));
        try {
            var objects = new ArrayList<S3Object>();
            var request = ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).build();
            var page = store.list(request);
            objects.addAll(page.contents());
            while (page.nextContinuationToken() != null) {
                page = store.list(request.toBuilder().continuationToken(page.nextContinuationToken()).build());
                objects.addAll(page.contents());
            }
            return objects;
        } catch (AwsServiceException e) {
            throw error(e);
        }
    }

    static AwsError error(AwsServiceException e) {
        var detail = e.awsErrorDetails();
        return detail == null ? AwsError.of("InternalError", e.statusCode(), e.getMessage())
                : AwsError.of(detail.errorCode(), e.statusCode(), detail.errorMessage());
    }

    @Override
    public void close() {
        store.close();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary directory " + directory + " could not be removed", e);
        }
    }
}
