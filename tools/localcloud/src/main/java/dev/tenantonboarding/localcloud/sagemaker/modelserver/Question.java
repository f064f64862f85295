package dev.tenantonboarding.localcloud.sagemaker.modelserver;

import java.util.Optional;

/**
 * The HTTP request that SageMaker hands to a container.
 *
 * @param contentType as the client sent it
 * @param accept      as the client sent it
 */
public record Question(Optional<String> contentType, Optional<String> accept, byte[] body) {
    public Question {
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }
}
