package dev.tenantonboarding.localcloud.apigateway;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.JWTConfiguration;

/** What an authorizer must have, by its type. */
final class AuthorizerChecks {
    private static final int DEFAULT_TTL = 300;
    private static final int LONGEST_TTL = 3_600;

    private AuthorizerChecks() {
    }

    /** The authorizer with its defaults. */
    static Authorizer checked(Authorizer authorizer) {
        return switch (authorizer.authorizerType()) {
            case JWT -> jwt(authorizer);
            case REQUEST -> function(authorizer);
            case UNKNOWN_TO_SDK_VERSION -> throw AwsError.unsupported("authorizers of the type " + authorizer.authorizerTypeAsString());
        };
    }

    private static Authorizer jwt(Authorizer authorizer) {
        if (authorizer.authorizerUri() != null || authorizer.authorizerPayloadFormatVersion() != null
                || authorizer.enableSimpleResponses() != null || authorizer.authorizerResultTtlInSeconds() != null) {
            throw ApiErrors.bad("AuthorizerUri, AuthorizerPayloadFormatVersion, EnableSimpleResponses and AuthorizerResultTtlInSeconds "
                    + "are not for JWT authorizers");
        }
        IdentitySource.ofToken(authorizer.identitySource());
        checkConfiguration(authorizer.jwtConfiguration());
        return authorizer;
    }

    private static void checkConfiguration(JWTConfiguration jwt) {
        if (jwt == null || jwt.issuer() == null || jwt.audience().isEmpty()) {
            throw ApiErrors.bad("A JWT authorizer needs JwtConfiguration with Issuer and Audience");
        }
        try {
            if (!List.of("http", "https").contains(String.valueOf(URI.create(jwt.issuer()).getScheme()))) {
                throw ApiErrors.bad("Invalid issuer: " + jwt.issuer() + ". Issuer must be a URL");
            }
        } catch (IllegalArgumentException e) {
            throw ApiErrors.bad("Invalid issuer: " + jwt.issuer() + ". Issuer must be a URL");
        }
    }

    private static Authorizer function(Authorizer authorizer) {
        if (authorizer.jwtConfiguration() != null) {
            throw ApiErrors.bad("JwtConfiguration is not for REQUEST authorizers");
        }
        var uri = Optional.ofNullable(authorizer.authorizerUri()).orElse("");
        if (!uri.startsWith("arn:aws:apigateway:")) {
            throw ApiErrors.bad("Invalid Authorizer URI: " + uri
                    + ". Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.");
        }
        FunctionTarget.of(uri);
        if (authorizer.authorizerPayloadFormatVersion() == null) {
            throw ApiErrors.bad("AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer");
        }
        if (!authorizer.authorizerPayloadFormatVersion().equals("2.0")) {
            throw AwsError.unsupported("the authorizer payload format version " + authorizer.authorizerPayloadFormatVersion());
        }
        if (!Boolean.TRUE.equals(authorizer.enableSimpleResponses())) {
            throw AwsError.unsupported("authorizers without EnableSimpleResponses, which answer IAM policies");
        }
        authorizer.identitySource().forEach(IdentitySource::of);
        return authorizer.toBuilder().authorizerResultTtlInSeconds(timeToLive(authorizer)).build();
    }

    private static int timeToLive(Authorizer authorizer) {
        var identified = !authorizer.identitySource().isEmpty();
        int ttl = Optional.ofNullable(authorizer.authorizerResultTtlInSeconds()).orElse(identified ? DEFAULT_TTL : 0);
        if (ttl < 0 || ttl > LONGEST_TTL) {
            throw ApiErrors.bad("Authorizer result TTL should be between 0 and " + LONGEST_TTL + " seconds");
        }
        if (ttl > 0 && !identified) {
            throw ApiErrors.bad("Identity source is required when authorization caching is enabled");
        }
        return ttl;
    }
}
