package dev.tenantonboarding.localcloud.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.gaul.s3proxy.blobstore.BlobStore;

import dev.tenantonboarding.localcloud.http.S3Endpoint;
import dev.tenantonboarding.localcloud.kernel.ArrivingCall;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** S3's requests: authorised first, then answered here (policies, tags) or by S3Proxy (objects). */
final class S3Front implements S3Endpoint {
    private static final Pattern KEYS = Pattern.compile("<Key>([^<]*)</Key>");
    private static final int LARGEST_DOCUMENT = 2 << 20;

    private final Cloud cloud;
    private final BlobStore store;
    private final Buckets buckets;
    private final S3Rules rules;
    private final ObjectHandler objects;
    /** Tags given when a multipart upload began; they count once it is complete. */
    private final Map<S3Address, Map<String, String>> uploading = new ConcurrentHashMap<>();

    S3Front(Cloud cloud, BlobStore store, Buckets buckets) {
        this.cloud = cloud;
        this.store = store;
        this.buckets = buckets;
        rules = new S3Rules(buckets);
        objects = new ObjectHandler(store);
    }

    @Override
    public void serve(HttpServletRequest request, HttpServletResponse response, Call call) throws IOException {
        try {
            var address = S3Address.of(request.getRequestURI());
            var needed = rules.of(request, address);
            var after = cloud.arrive(new ArrivingCall("s3", S3OperationName.of(request, address), call.caller(), needed,
                    request.getMethod() + " " + request.getRequestURI()));
            try {
                needed.forEach(access -> cloud.authorize(call.caller(), access));
                // S3Proxy sends as it goes, and what was sent cannot be lost any more.
                serve(request, after.isPresent() ? new UnsentResponse(response) : response, address, call);
            } finally {
                after.ifPresent(Runnable::run);
            }
        } catch (AwsError e) {
            objects.refuse(request, response, e);
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, S3Address address, Call call) throws IOException {
        if (request.getParameter("tagging") != null) {
            tagging(request, response, address);
        } else if (request.getParameter("policy") != null) {
            policy(request, response, address);
        } else {
            hideMissing(request, address, call);
            object(request, response, address, call);
        }
    }

    /** Who may not list a bucket is not told that an object is missing. */
    private void hideMissing(HttpServletRequest request, S3Address address, Call call) {
        var reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (reading && !address.key().isEmpty() && store.containerExists(address.bucket()) && !store.blobExists(address.bucket(), address.key())) {
            cloud.authorize(call.caller(), rules.access("ListBucket", address(address.bucket())));
        }
    }

    private void object(HttpServletRequest request, HttpServletResponse response, S3Address address, Call call) throws IOException {
        var tags = Optional.ofNullable(request.getHeader("x-amz-tagging")).map(TagSets::parseHeader).orElse(Map.of());
        InputStream body = request.getInputStream();
        if (request.getMethod().equals("POST") && request.getParameter("delete") != null) {
            body = authorisedDeletes(request, address, call);
        }
        objects.serve(request, response, body);
        if (response.getStatus() < 300) {
            noteTags(request, address, tags);
        }
    }

    private InputStream authorisedDeletes(HttpServletRequest request, S3Address address, Call call) throws IOException {
        var document = request.getInputStream().readNBytes(LARGEST_DOCUMENT);
        KEYS.matcher(new String(document, StandardCharsets.UTF_8)).results()
                .map(match -> new S3Address(address.bucket(), unescape(match.group(1))))
                .forEach(object -> {
                    cloud.authorize(call.caller(), rules.access("DeleteObject", object));
                    buckets.putTags(object, Map.of());
                });
        return new ByteArrayInputStream(document);
    }

    private void noteTags(HttpServletRequest request, S3Address address, Map<String, String> tags) {
        var upload = request.getParameter("uploadId") != null;
        switch (request.getMethod()) {
            case "POST" -> {
                if (request.getParameter("uploads") != null) {
                    uploading.put(address, tags);
                } else if (upload) {
                    buckets.putTags(address, Optional.ofNullable(uploading.remove(address)).orElse(Map.of()));
                }
            }
            case "PUT" -> {
                if (!upload && !address.key().isEmpty()) {
                    var source = Optional.ofNullable(request.getHeader("x-amz-copy-source")).map(S3Address::ofCopySource);
                    var replaced = "REPLACE".equals(request.getHeader("x-amz-tagging-directive"));
                    buckets.putTags(address, source.isPresent() && !replaced ? buckets.tags(source.get()) : tags);
                }
            }
            case "DELETE" -> {
                if (address.isBucket()) {
                    buckets.forget(address.bucket());
                } else if (!upload) {
                    buckets.putTags(address, Map.of());
                }
            }
            default -> { }
        }
    }

    private void tagging(HttpServletRequest request, HttpServletResponse response, S3Address address) throws IOException {
        requireExisting(address);
        switch (request.getMethod()) {
            case "GET" -> {
                var tags = address.isBucket() ? buckets.bucketTags(address.bucket()) : buckets.tags(address);
                if (tags.isEmpty() && address.isBucket()) {
                    throw AwsError.of("NoSuchTagSet", 404, "The TagSet does not exist");
                }
                send(response, "application/xml", TagSets.printXml(tags));
            }
            case "PUT" -> {
                var tags = TagSets.parseXml(request.getInputStream());
                if (address.isBucket()) {
                    buckets.putBucketTags(address.bucket(), tags);
                    response.setStatus(204);
                } else {
                    buckets.putTags(address, tags);
                }
            }
            default -> {
                buckets.putTags(address, Map.of());
                response.setStatus(204);
            }
        }
    }

    private void policy(HttpServletRequest request, HttpServletResponse response, S3Address address) throws IOException {
        requireExisting(address);
        switch (request.getMethod()) {
            case "GET" -> send(response, "application/json", buckets.policy(address.bucket())
                    .orElseThrow(() -> AwsError.of("NoSuchBucketPolicy", 404, "The bucket policy does not exist")));
            case "PUT" -> {
                buckets.putPolicy(address.bucket(), new String(request.getInputStream().readNBytes(LARGEST_DOCUMENT), StandardCharsets.UTF_8));
                response.setStatus(204);
            }
            default -> {
                buckets.deletePolicy(address.bucket());
                response.setStatus(204);
            }
        }
    }

    private void requireExisting(S3Address address) {
        if (!store.containerExists(address.bucket())) {
            throw AwsError.of("NoSuchBucket", 404, "The specified bucket does not exist");
        }
        if (!address.isBucket() && !store.blobExists(address.bucket(), address.key())) {
            throw AwsError.of("NoSuchKey", 404, "The specified key does not exist.");
        }
    }

    private static S3Address address(String bucket) {
        return new S3Address(bucket, "");
    }

    private static void send(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type);
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String unescape(String xml) {
        return xml.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&");
    }
}
