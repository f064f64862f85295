package dev.tenantonboarding.localcloud.sagemaker.modelserver;

/** What a container answers to an invocation. */
public sealed interface ContainerAnswer {

    /** @param contentType of the body */
    record Prediction(String contentType, byte[] body) implements ContainerAnswer {
        public Prediction {
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }
    }

    /**
     * The container's own error, which SageMaker passes on as a ModelError.
     *
     * @param status an HTTP status of 400 or above
     */
    record Failure(int status, String message) implements ContainerAnswer {
        public Failure {
            if (status < 400) {
                throw new IllegalArgumentException("Not an error: " + status);
            }
        }
    }
}
