package dev.tenantonboarding.inference;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;

/** The models, each asked with what its caller was admitted with. */
record Models(SageMakerRuntimeClient client) {

    /** @throws SdkException as AWS answers, when the session is opened too */
    Reply.Prediction ask(Admission.Admitted caller, Question question) {
        Optional<StaticCredentialsProvider> session = caller.session().map(Supplier<AwsSessionCredentials>::get).map(StaticCredentialsProvider::create);
        InvokeEndpointResponse answer = client.invokeEndpoint(request -> {
            request.endpointName(caller.model().endpointName()).body(SdkBytes.fromByteArrayUnsafe(question.body()));
            session.ifPresent(credentials -> request.overrideConfiguration(as -> as.credentialsProvider(credentials)));
            caller.model().targetModel().ifPresent(request::targetModel);
            question.contentType().ifPresent(request::contentType);
            question.accept().ifPresent(request::accept);
        });
        return new Reply.Prediction(answer.body().asByteArrayUnsafe(), Optional.ofNullable(answer.contentType()));
    }
}
