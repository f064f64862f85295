package dev.tenantonboarding.localcloud.apigateway;

import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;

/** API Gateway's errors, in its words. */
final class ApiErrors {
    private ApiErrors() {
    }

    static AwsError api(String apiId) {
        return AwsError.of("NotFoundException", 404, "Invalid API identifier specified " + Aws.ACCOUNT + ":" + apiId);
    }

    static AwsError notFound(String kind, String id) {
        return AwsError.of("NotFoundException", 404, "Unable to find " + kind + " by key " + id + " within the provided API");
    }

    static AwsError conflict(String message) {
        return AwsError.of("ConflictException", 409, message);
    }

    static AwsError bad(String message) {
        return AwsError.of("BadRequestException", message);
    }
}
