package dev.tenantonboarding.localcloud.s3;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;

import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** A store that is listed by its keys, which are kept in order: by itself it reads all files in a folder for each page of them. */
final class IndexedObjects extends ForwardingBlobStore {
    private final Map<String, NavigableSet<String>> keys = new ConcurrentHashMap<>();

    /** @param store empty, and written to through this only */
    IndexedObjects(BlobStore store) {
        super(store);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        var known = keys.get(request.bucket());
        var grouped = request.delimiter() != null && !request.delimiter().isEmpty();
        return known == null || grouped ? super.list(request) : page(request, known);
    }

    private ListObjectsV2Response page(ListObjectsV2Request request, NavigableSet<String> known) {
        var prefix = Optional.ofNullable(request.prefix()).orElse("");
        var after = Optional.ofNullable(request.continuationToken()).or(() -> Optional.ofNullable(request.startAfter())).orElse("");
        int most = Optional.ofNullable(request.maxKeys()).orElse(Integer.MAX_VALUE);
        var page = new ArrayList<S3Object>();
        for (var key : after.compareTo(prefix) < 0 ? known.tailSet(prefix, true) : known.tailSet(after, false)) {
            if (!key.startsWith(prefix) || most == 0) {
                break;
            }
            if (page.size() == most) {
                return SdkResponses.objectsPage(page, List.of(), page.getLast().key());
            }
            object(request.bucket(), key).ifPresent(page::add);
        }
        return SdkResponses.objectsPage(page, List.of(), null);
    }

    /** Absent if it has been deleted meanwhile. */
    private Optional<S3Object> object(String bucket, String key) {
        return Optional.ofNullable(blobMetadataIfPresent(bucket, key)).map(found -> SdkResponses.objectEntry(key, found.eTag(), found.lastModified(),
                found.contentLength(), Optional.ofNullable(found.storageClass()).orElse(StorageClass.STANDARD)));
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        return noted(super.putBlob(request, content), request.bucket(), request.key());
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return noted(super.copyBlob(request), request.destinationBucket(), request.destinationKey());
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return noted(super.completeMultipartUpload(upload, request), upload.containerName(), upload.blobName());
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        return noted(super.removeBlob(request), request.bucket(), request.key());
    }

    private <T> T noted(T done, String bucket, String key) {
        look(bucket, key);
        return done;
    }

    /** Whoever changed a key last looks last, so that the index ends up as the store is. */
    private void look(String bucket, String key) {
        var known = keys.computeIfAbsent(bucket, any -> new ConcurrentSkipListSet<>());
        synchronized (known) {
            if (blobExists(bucket, key)) {
                known.add(key);
            } else {
                known.remove(key);
            }
        }
    }

    @Override
    public void clearContainer(ListObjectsV2Request request) {
        super.clearContainer(request);
        look(request.bucket());
    }

    @Override
    public void deleteContainer(String bucket) {
        super.deleteContainer(bucket);
        look(bucket);
    }

    @Override
    public void deleteBucket(String bucket) {
        super.deleteBucket(bucket);
        look(bucket);
    }

    private void look(String bucket) {
        if (containerExists(bucket)) {
            List.copyOf(keys.getOrDefault(bucket, new ConcurrentSkipListSet<>())).forEach(key -> look(bucket, key));
        } else {
            keys.remove(bucket);
        }
    }
}
