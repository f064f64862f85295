package dev.tenantonboarding.localcloud.cloudformation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.s3.S3;

/** Where templates come from: a request's body, or an object in S3 that the caller may read. */
record TemplateSource(S3 s3) {
    private static final int LONGEST_BODY = 51_200;
    private static final int LONGEST_OBJECT = 1_048_576;
    private static final Pattern VIRTUAL_HOST = Pattern.compile("(.+)\\.s3[.-][a-z0-9.-]*amazonaws\\.com");
    private static final Pattern PATH = Pattern.compile("/([^/]+)/(.+)");

    /** @throws AwsError ValidationException, if not exactly one of the two is given, or there is nothing to read */
    String text(String body, String url, Caller caller) {
        if ((body == null) == (url == null)) {
            throw AwsError.validation("Either Template URL or Template Body must be specified.");
        }
        if (body != null && body.getBytes(StandardCharsets.UTF_8).length > LONGEST_BODY) {
            throw AwsError.validation("1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have "
                    + "length less than or equal to " + LONGEST_BODY);
        }
        return body != null ? body : read(url, caller);
    }

    private String read(String url, Caller caller) {
        try (var object = object(url, caller)) {
            var bytes = object.readNBytes(LONGEST_OBJECT + 1);
            if (bytes.length > LONGEST_OBJECT) {
                throw AwsError.validation("Template may not exceed " + LONGEST_OBJECT + " bytes in size.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a template could not be read", e);
        }
    }

    /** {@code https://bucket.s3.REGION.amazonaws.com/key}, or the bucket in the path, as at this cloud's own port. */
    private InputStream object(String url, Caller caller) {
        var uri = uri(url);
        var host = VIRTUAL_HOST.matcher(uri.getHost() == null ? "" : uri.getHost());
        var path = PATH.matcher((host.matches() ? "/" + host.group(1) : "") + (uri.getRawPath() == null ? "" : uri.getRawPath()));
        if (!path.matches()) {
            throw notS3();
        }
        try {
            return s3.read(caller, path.group(1), URLDecoder.decode(path.group(2).replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (AwsError e) {
            throw AwsError.validation("S3 error: " + e.getMessage());
        }
    }

    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw notS3();
        }
    }

    private static AwsError notS3() {
        return AwsError.validation("TemplateURL must be a supported URL.");
    }
}
