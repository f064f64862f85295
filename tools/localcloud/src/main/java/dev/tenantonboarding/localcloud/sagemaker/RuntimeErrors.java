package dev.tenantonboarding.localcloud.sagemaker;

import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.ContainerAnswer;

/** The errors of InvokeEndpoint; the runtime says ValidationError where the rest of SageMaker says ValidationException. */
final class RuntimeErrors {

    private RuntimeErrors() {
    }

    static AwsError validation(String message) {
        return AwsError.of("ValidationError", message);
    }

    /** Said of endpoints that aren't in service too. */
    static AwsError notFound(String endpointName) {
        return validation("Endpoint " + endpointName + " of account " + Aws.ACCOUNT + " not found.");
    }

    static AwsError notReady(String targetModel) {
        return AwsError.of("ModelNotReadyException", 429,
                "The target model " + targetModel + " is still being downloaded or loaded. Try again.");
    }

    static AwsError download(ModelData artifact) {
        return validation("Failed to download model data(bucket: " + artifact.bucket() + ", key: " + artifact.key() + "). Please ensure "
                + "that there is an object located at the URL and that the role passed to CreateModel has permissions to download the "
                + "model.");
    }

    static AwsError extraction(ModelData artifact) {
        return validation("Failed to extract model data(bucket: " + artifact.bucket() + ", key: " + artifact.key() + "). Please ensure "
                + "that the object located at the URL is a valid tar.gz archive.");
    }

    /** The container was reached and answered with an error of its own. */
    static AwsError model(Endpoint endpoint, ContainerAnswer.Failure failure) {
        var side = failure.status() < 500 ? "client" : "server";
        var group = "/aws/sagemaker/Endpoints/" + endpoint.name();
        var console = "https://" + Aws.REGION + ".console.aws.amazon.com/cloudwatch/home?region=" + Aws.REGION
                + "#logEventViewer:group=" + group;
        return AwsError.of("ModelError", 424, "Received " + side + " error (" + failure.status() + ") from primary with message \""
                        + failure.message() + "\". See " + console + " in account " + Aws.ACCOUNT + " for more information.")
                .with("OriginalStatusCode", failure.status())
                .with("OriginalMessage", failure.message())
                .with("LogStreamArn", Aws.arn("logs", "log-group:" + group));
    }
}
