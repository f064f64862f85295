package dev.tenantonboarding.inference;

import dev.tenantonboarding.runtime.TenantSessions;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;

/** The models of the pool, each reached in its tenant's session. That no other can be reached is IAM's doing, not this code's. */
final class PoolModels {
    private final TenantSessions sessions;
    private final SageMakerRuntimeClient models;
    private final String endpointName;

    PoolModels(TenantSessions sessions, SageMakerRuntimeClient models, String endpointName) {
        this.sessions = sessions;
        this.models = models;
        this.endpointName = endpointName;
    }

    /** @throws SdkException as AWS answers */
    Reply.Prediction ask(TenantId tenant, Question question) {
        StaticCredentialsProvider session = StaticCredentialsProvider.create(sessions.of(tenant));
        InvokeEndpointResponse answer = models.invokeEndpoint(request -> {
            request.endpointName(endpointName)
                    .targetModel(tenant + ".tar.gz")
                    .body(SdkBytes.fromByteArrayUnsafe(question.body()))
                    .overrideConfiguration(as -> as.credentialsProvider(session));
            question.contentType().ifPresent(request::contentType);
            question.accept().ifPresent(request::accept);
        });
        return new Reply.Prediction(answer.body().asByteArrayUnsafe(), Optional.ofNullable(answer.contentType()));
    }
}
