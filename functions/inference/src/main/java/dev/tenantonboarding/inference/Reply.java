package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelNotReadyException;

/** What the caller gets: the model's answer as it is, or a refusal in words of our own. */
sealed interface Reply {
    int status();

    APIGatewayV2HTTPResponse toResponse();

    /** The model's answer. The API turns base64 back into the very bytes. */
    record Prediction(byte[] body, Optional<String> contentType) implements Reply {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public APIGatewayV2HTTPResponse toResponse() {
            Map<String, String> headers = new HashMap<>();
            contentType.ifPresent(type -> headers.put("content-type", type));
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(status())
                    .withHeaders(headers)
                    .withBody(Base64.getEncoder().encodeToString(body))
                    .withIsBase64Encoded(true)
                    .build();
        }
    }

    /** @param retryAfter seconds after which it is worth trying again, if it is at all */
    record Refusal(int status, String message, Optional<Integer> retryAfter) implements Reply {
        static final Refusal NO_TENANT = new Refusal(401, "the token names no tenant");
        static final Refusal EXPIRED = new Refusal(401, "the token has expired");
        static final Refusal FORBIDDEN = new Refusal(403, "not allowed");
        static final Refusal NO_MODEL = new Refusal(404, "no model is served for this tenant");
        static final Refusal TOO_LARGE = new Refusal(413, "the body is too large");
        static final Refusal MODEL_FAILED = new Refusal(424, "the model answered with an error");
        static final Refusal ANSWER_TOO_LARGE = new Refusal(424, "the model's answer is too large");
        static final Refusal TOO_MANY = new Refusal(429, "too many requests", Optional.of(1));
        static final Refusal LOADING = new Refusal(503, "the model is being loaded", Optional.of(10));
        static final Refusal UNAVAILABLE = new Refusal(503, "not available at the moment", Optional.of(5));

        Refusal(int status, String message) {
            this(status, message, Optional.empty());
        }

        /** What AWS's refusal means to the caller, who is shown nothing of it. */
        static Refusal of(SdkException failure) {
            return switch (failure) {
                case ModelErrorException error -> MODEL_FAILED;
                case ModelNotReadyException loading -> LOADING;
                case AwsServiceException refused -> of(refused);
                default -> UNAVAILABLE;
            };
        }

        private static Refusal of(AwsServiceException refused) {
            return switch (refused.awsErrorDetails().errorCode()) {
                case "AccessDenied", "AccessDeniedException" -> FORBIDDEN;
                // Endpoint and target model are all that is ours in the request, so one of them is not there.
                case "ValidationError", "ValidationException" -> NO_MODEL;
                default -> refused.isThrottlingException() ? TOO_MANY : UNAVAILABLE;
            };
        }

        @Override
        public APIGatewayV2HTTPResponse toResponse() {
            Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/json"));
            retryAfter.ifPresent(seconds -> headers.put("retry-after", seconds.toString()));
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(status)
                    .withHeaders(headers)
                    .withBody("{\"message\":\"" + message + "\"}")
                    .withIsBase64Encoded(false)
                    .build();
        }
    }
}
