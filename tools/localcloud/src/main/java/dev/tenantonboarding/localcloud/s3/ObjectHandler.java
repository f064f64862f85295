package dev.tenantonboarding.localcloud.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.locks.Lock;

import com.google.common.util.concurrent.Striped;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** S3Proxy's handler without its authentication, which stands in front of it here, and its errors as S3 writes them. */
final class ObjectHandler extends S3ProxyHandler {
    private static final long LARGEST_PART = 5L << 30;
    private static final long LARGEST_UNCHUNKED = 128 << 20;
    private static final int LARGEST_CHUNK = 16 << 20;
    private static final int MOST_KEYS_AT_ONCE = 1 << 16;

    private final Striped<Lock> writes = Striped.lazyWeakLock(MOST_KEYS_AT_ONCE);

    ObjectHandler(BlobStore store) {
        super(store, AuthenticationType.NONE, null, null, null, LARGEST_PART, LARGEST_UNCHUNKED, LARGEST_CHUNK, true,
                CrossOriginResourceSharing.disabled(), null, 0);
    }

    void serve(HttpServletRequest request, HttpServletResponse response, InputStream body) throws IOException {
        if (!replacesObject(request)) {
            handle(request, response, body);
            return;
        }
        // S3Proxy looks whether a write's condition holds, and writes: nobody else may write in between.
        var write = writes.get(request.getRequestURI());
        write.lock();
        try {
            handle(request, response, body);
        } finally {
            write.unlock();
        }
    }

    /** Parts of an upload may come side by side; only its completion makes them the object. */
    private static boolean replacesObject(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "PUT" -> request.getParameter("partNumber") == null;
            case "POST" -> request.getParameter("uploadId") != null;
            case "DELETE" -> true;
            default -> false;
        };
    }

    private void handle(HttpServletRequest request, HttpServletResponse response, InputStream body) throws IOException {
        try {
            doHandle(request, request, response, body, new RequestContext());
        } catch (RuntimeException | IOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof AwsServiceException error) {
                    refuse(request, response, error);
                    return;
                }
            }
            throw e;
        }
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, AwsError error) throws IOException {
        refuse(request, response, error.code(), error.status(), error.getMessage());
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AwsServiceException error) throws IOException {
        var code = S3Exceptions.errorCode(error);
        var reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        var answer = S3Exceptions.httpResponse(error);
        if (answer != null) {
            answer.firstMatchingHeader("ETag").ifPresent(etag -> response.setHeader("ETag", etag));
        }
        if (error.statusCode() == 304 || error.statusCode() == 412 && reading && request.getHeader("If-None-Match") != null) {
            response.setStatus(304);
        } else {
            var detail = error.awsErrorDetails();
            refuse(request, response, code == null ? codeOf(error.statusCode()) : code, error.statusCode(),
                    detail == null || detail.errorMessage() == null ? "" : detail.errorMessage());
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String code, int status, String message) throws IOException {
        if (request.getContentLengthLong() != 0 && !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            // The body may still be on its way. Unless told, the client would send its next request on a connection that ends here.
            response.setHeader("Connection", "close");
        }
        sendSimpleErrorResponse(request, response, code, status, message, Map.of());
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 403 -> "AccessDenied";
            case 404 -> "NoSuchKey";
            case 405 -> "MethodNotAllowed";
            case 409 -> "ConditionalRequestConflict";
            case 412 -> "PreconditionFailed";
            case 416 -> "InvalidRange";
            case 400, 422 -> "BadDigest";
            default -> "InternalError";
        };
    }
}
