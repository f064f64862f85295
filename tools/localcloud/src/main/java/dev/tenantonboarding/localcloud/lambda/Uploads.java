package dev.tenantonboarding.localcloud.lambda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.s3.S3;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Takes function code out of requests: bytes, or an object that the caller may read. */
final class Uploads {
    private final S3 s3;
    private final CodeStore store;
    private final Map<Version, Code> objects = new ConcurrentHashMap<>();

    /** One version of an object. */
    private record Version(String bucket, String key, String eTag) {
    }

    Uploads(S3 s3, CodeStore store) {
        this.s3 = s3;
        this.store = store;
    }

    Code code(FunctionCode code, Caller caller) {
        if (code.imageUri() != null || code.s3ObjectVersion() != null || code.sourceKMSKeyArn() != null) {
            throw AwsError.unsupported("function code by ImageUri, S3ObjectVersion or SourceKMSKeyArn");
        }
        return code(code.zipFile(), code.s3Bucket(), code.s3Key(), caller);
    }

    Code code(UpdateFunctionCodeRequest request, Caller caller) {
        return code(request.zipFile(), request.s3Bucket(), request.s3Key(), caller);
    }

    private Code code(SdkBytes zip, String bucket, String key, Caller caller) {
        if (zip != null && bucket == null && key == null) {
            return add(new ByteArrayInputStream(zip.asByteArrayUnsafe()));
        }
        if (zip == null && bucket != null && key != null) {
            return object(bucket, key, caller);
        }
        throw LambdaErrors.invalid("Please provide a source for function code.");
    }

    /** Read by the caller each time, since that is a matter of permission; taken in only once, since one archive serves many functions. */
    private Code object(String bucket, String key, Caller caller) {
        try (var object = read(bucket, key, caller)) {
            return objects.computeIfAbsent(new Version(bucket, key, object.response().eTag()), _ -> add(object));
        } catch (IOException e) {
            throw new UncheckedIOException("the object s3://" + bucket + "/" + key + " can't be closed", e);
        }
    }

    private ResponseInputStream<GetObjectResponse> read(String bucket, String key, Caller caller) {
        try {
            return s3.read(caller, bucket, key);
        } catch (AwsError e) {
            var answer = "S3 Error Code: " + e.code() + ". S3 Error Message: " + e.getMessage();
            throw e.isAccessDenied()
                    ? AwsError.accessDenied("Your access has been denied by S3, please make sure your request credentials have permission to GetObject for "
                            + bucket + "/" + key + ". " + answer)
                    : LambdaErrors.invalid("Error occurred while GetObject. " + answer);
        }
    }

    private Code add(InputStream content) {
        try (content) {
            return store.add(content);
        } catch (IOException e) {
            throw new UncheckedIOException("function code can't be stored", e);
        }
    }
}
