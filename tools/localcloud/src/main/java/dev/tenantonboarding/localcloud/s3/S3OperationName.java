package dev.tenantonboarding.localcloud.s3;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

/** What AWS calls a request to S3, whose method, headers and parameters make it another operation. */
final class S3OperationName {
    private static final Map<String, String> BUCKET = Map.of("GET", "ListObjectsV2", "HEAD", "HeadBucket", "PUT", "CreateBucket",
            "DELETE", "DeleteBucket", "POST", "DeleteObjects");
    private static final Map<String, String> OBJECT = Map.of("GET", "GetObject", "HEAD", "HeadObject", "PUT", "PutObject",
            "DELETE", "DeleteObject", "POST", "PutObject");
    private static final Map<String, String> VERBS = Map.of("GET", "Get", "PUT", "Put", "DELETE", "Delete");
    private static final Map<String, String> DOCUMENTS = Map.of("policy", "BucketPolicy", "acl", "Acl", "encryption", "BucketEncryption",
            "location", "BucketLocation", "versioning", "BucketVersioning", "attributes", "ObjectAttributes");

    private S3OperationName() {
    }

    static String of(HttpServletRequest request, S3Address address) {
        var method = request.getMethod();
        if (address.isService()) {
            return "ListBuckets";
        }
        if (has(request, "tagging")) {
            return VERBS.get(method) + (address.isBucket() ? "BucketTagging" : "ObjectTagging");
        }
        for (var document : DOCUMENTS.entrySet()) {
            if (has(request, document.getKey())) {
                return VERBS.get(method) + document.getValue();
            }
        }
        if (has(request, "uploads")) {
            return method.equals("POST") ? "CreateMultipartUpload" : "ListMultipartUploads";
        }
        if (has(request, "uploadId")) {
            return multipart(request);
        }
        if (address.isBucket()) {
            return has(request, "versions") ? "ListObjectVersions"
                    : method.equals("GET") && !has(request, "list-type") ? "ListObjects" : BUCKET.get(method);
        }
        return method.equals("PUT") && isCopy(request) ? "CopyObject" : OBJECT.get(method);
    }

    private static String multipart(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "POST" -> "CompleteMultipartUpload";
            case "PUT" -> isCopy(request) ? "UploadPartCopy" : "UploadPart";
            case "DELETE" -> "AbortMultipartUpload";
            default -> "ListParts";
        };
    }

    private static boolean isCopy(HttpServletRequest request) {
        return request.getHeader("x-amz-copy-source") != null;
    }

    private static boolean has(HttpServletRequest request, String parameter) {
        return request.getParameter(parameter) != null;
    }
}
