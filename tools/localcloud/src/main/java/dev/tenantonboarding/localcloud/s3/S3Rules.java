package dev.tenantonboarding.localcloud.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import jakarta.servlet.http.HttpServletRequest;

/** What a request to S3 needs to be allowed; from S3's list of actions, resources and condition keys. */
final class S3Rules {
    private static final Map<String, String> BUCKET_READS = Map.of(
            "acl", "GetBucketAcl", "encryption", "GetEncryptionConfiguration", "location", "GetBucketLocation", "policy", "GetBucketPolicy",
            "tagging", "GetBucketTagging", "uploads", "ListBucketMultipartUploads", "versioning", "GetBucketVersioning",
            "versions", "ListBucketVersions");
    private static final Map<String, String> BUCKET_WRITES = Map.of(
            "policy", "PutBucketPolicy", "versioning", "PutBucketVersioning", "encryption", "PutEncryptionConfiguration", "tagging", "PutBucketTagging");
    /** Parameters that turn a request into another operation; those not named in a table here are refused. */
    private static final List<String> SUBRESOURCES = List.of("accelerate", "acl", "analytics", "attributes", "cors", "encryption",
            "intelligent-tiering", "inventory", "legal-hold", "lifecycle", "location", "logging", "metrics", "notification", "object-lock",
            "ownershipControls", "policy", "policyStatus", "publicAccessBlock", "replication", "requestPayment", "restore", "retention",
            "select", "tagging", "torrent", "uploads", "versioning", "versions", "website");

    private final Buckets buckets;

    S3Rules(Buckets buckets) {
        this.buckets = buckets;
    }

    List<Access> of(HttpServletRequest request, S3Address address) {
        if (address.isService()) {
            if (!request.getMethod().equals("GET")) {
                throw AwsError.unsupported("S3's " + request.getMethod() + " /");
            }
            return List.of(Access.to("s3:ListAllMyBuckets", "arn:aws:s3:::*"));
        }
        return address.isBucket() ? List.of(bucket(request, address)) : object(request, address);
    }

    private Access bucket(HttpServletRequest request, S3Address address) {
        var subresource = subresource(request);
        return switch (request.getMethod()) {
            case "HEAD" -> access("ListBucket", address);
            case "GET" -> subresource.map(name -> access(named(BUCKET_READS, name, request), address)).orElseGet(() -> list(request, address));
            case "PUT" -> access(subresource.map(name -> named(BUCKET_WRITES, name, request)).orElse("CreateBucket"), address);
            case "DELETE" -> access(subresource.map(name -> named(Map.of("policy", "DeleteBucketPolicy"), name, request)).orElse("DeleteBucket"), address);
            // DeleteObjects: each key in the body is authorised where the body is read.
            case "POST" -> access("ListBucket", address);
            default -> throw AwsError.unsupported("S3's " + request.getMethod());
        };
    }

    private Access list(HttpServletRequest request, S3Address address) {
        S3Address.check("prefix", Optional.ofNullable(request.getParameter("prefix")).orElse(""));
        var access = access("ListBucket", address);
        for (var name : List.of("prefix", "delimiter", "max-keys")) {
            var value = request.getParameter(name);
            access = value == null ? access : access.with("s3:" + name, value);
        }
        return access;
    }

    private List<Access> object(HttpServletRequest request, S3Address address) {
        var subresource = subresource(request);
        var version = request.getParameter("versionId") == null ? "" : "Version";
        if (subresource.filter("tagging"::equals).isPresent()) {
            return List.of(access(switch (request.getMethod()) {
                case "GET" -> "GetObject" + version + "Tagging";
                case "PUT" -> "PutObject" + version + "Tagging";
                case "DELETE" -> "DeleteObject" + version + "Tagging";
                default -> throw AwsError.unsupported("S3's " + request.getMethod() + " ?tagging");
            }, address));
        }
        return switch (request.getMethod()) {
            case "GET" -> List.of(access(request.getParameter("uploadId") != null ? "ListMultipartUploadParts"
                    : subresource.map(name -> named(Map.of("attributes", "GetObjectAttributes", "acl", "GetObjectAcl"), name, request)).orElse("GetObject" + version), address));
            case "HEAD" -> List.of(access("GetObject" + version, address));
            case "DELETE" -> List.of(access(request.getParameter("uploadId") != null ? "AbortMultipartUpload" : "DeleteObject" + version, address));
            case "PUT", "POST" -> write(request, address);
            default -> throw AwsError.unsupported("S3's " + request.getMethod());
        };
    }

    private List<Access> write(HttpServletRequest request, S3Address address) {
        subresource(request).map(name -> named(Map.of("uploads", "PutObject"), name, request));
        var accesses = new ArrayList<>(List.of(access("PutObject", address)));
        if (request.getHeader("x-amz-tagging") != null) {
            accesses.add(access("PutObjectTagging", address));
        }
        Optional.ofNullable(request.getHeader("x-amz-copy-source")).map(S3Address::ofCopySource).ifPresent(source -> {
            accesses.add(access("GetObject", source));
            if (request.getParameter("uploadId") == null && !buckets.tags(source).isEmpty()) {
                accesses.add(access("GetObjectTagging", source));
                accesses.add(access("PutObjectTagging", address));
            }
        });
        return accesses;
    }

    Access access(String action, S3Address address) {
        return Access.to("s3:" + action, address.arn()).withResourcePolicy(buckets.policy(address.bucket()));
    }

    private static Optional<String> subresource(HttpServletRequest request) {
        return SUBRESOURCES.stream().filter(name -> request.getParameter(name) != null).findFirst();
    }

    private static String named(Map<String, String> actions, String subresource, HttpServletRequest request) {
        var action = actions.get(subresource);
        if (action == null) {
            throw AwsError.unsupported("S3's " + request.getMethod() + " ?" + subresource);
        }
        return action;
    }
}
