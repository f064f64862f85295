package dev.tenantonboarding.inference;

import dev.tenantonboarding.runtime.TenantSessions;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;

/** The tenants' models, each reached in its tenant's session. That no other can be reached is IAM's doing, not this code's. */
record TenantModels(SageMakerRuntimeClient models, String poolEndpoint, TenantSessions poolSessions, TenantSessions bridgeSessions) {

    /** @throws SdkException as AWS answers */
    Reply.Prediction askPool(TenantId tenant, Question question) {
        return ask(ModelAddress.pool(poolEndpoint, tenant.value()), poolSessions, tenant, question);
    }

    /** @throws SdkException as AWS answers */
    Reply.Prediction askBridge(TenantId tenant, Question question) {
        return ask(ModelAddress.bridge(tenant.value()), bridgeSessions, tenant, question);
    }

    private Reply.Prediction ask(ModelAddress address, TenantSessions sessions, TenantId tenant, Question question) {
        StaticCredentialsProvider session = StaticCredentialsProvider.create(sessions.of(tenant));
        InvokeEndpointResponse answer = models.invokeEndpoint(request -> {
            request.endpointName(address.endpointName())
                    .body(SdkBytes.fromByteArrayUnsafe(question.body()))
                    .overrideConfiguration(as -> as.credentialsProvider(session));
            address.targetModel().ifPresent(request::targetModel);
            question.contentType().ifPresent(request::contentType);
            question.accept().ifPresent(request::accept);
        });
        return new Reply.Prediction(answer.body().asByteArrayUnsafe(), Optional.ofNullable(answer.contentType()));
    }
}
