package dev.tenantonboarding.onboarding;

import dev.tenantonboarding.runtime.AwsClients;
import dev.tenantonboarding.runtime.Environment;
import java.time.Duration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK clients of the tasks. */
final class Clients {
    // Longer retries are the workflow's.
    private static final int ATTEMPTS = 2;
    private static final Duration CALL = Duration.ofSeconds(20);
    private static final Duration TRANSFER = Duration.ofMinutes(2);
    // A model's container may take 60 seconds to answer, and to be loaded as long again.
    private static final Duration MODEL_ANSWER = Duration.ofSeconds(75);
    // It waits until IAM's change is in force everywhere, and is called by one at a time.
    private static final Duration QUARANTINE = Duration.ofSeconds(150);
    private static final int QUARANTINE_ATTEMPTS = 10;
    // As long as the probing function may run, and a little.
    private static final Duration PROBES = Duration.ofSeconds(310);
    // IAM allows an account few simulations a second.
    private static final int SIMULATION_ATTEMPTS = 6;

    private final Environment environment;
    private final AwsClients aws;

    Clients(Environment environment) {
        this.environment = environment;
        aws = new AwsClients(environment, MODEL_ANSWER);
    }

    S3Client s3() {
        var builder = S3Client.builder().forcePathStyle(aws.endpoint().isPresent());
        return aws.build(builder, ATTEMPTS, TRANSFER);
    }

    SageMakerClient sageMaker() {
        return aws.build(SageMakerClient.builder(), ATTEMPTS, CALL);
    }

    CloudFormationClient cloudFormation() {
        return aws.build(CloudFormationClient.builder(), ATTEMPTS, CALL);
    }

    SfnClient stepFunctions() {
        return aws.build(SfnClient.builder(), ATTEMPTS, CALL);
    }

    EventBridgeClient events() {
        return aws.build(EventBridgeClient.builder(), ATTEMPTS, CALL);
    }

    StsClient sts() {
        return aws.build(StsClient.builder(), ATTEMPTS, CALL);
    }

    IamClient iam() {
        return aws.build(IamClient.builder(), ATTEMPTS, CALL);
    }

    IamClient simulator() {
        return aws.build(IamClient.builder(), SIMULATION_ATTEMPTS, CALL);
    }

    /** For tenants' functions, which ask models. */
    LambdaClient functions() {
        return aws.build(LambdaClient.builder(), ATTEMPTS, MODEL_ANSWER);
    }

    /** For functions that may be stopped, which to the SDK looks like throttling: it would try again. */
    LambdaClient stoppedFunctions() {
        return aws.build(LambdaClient.builder(), 1, CALL);
    }

    /** Not tried again by itself: the probes would be made twice. */
    LambdaClient probing() {
        return new AwsClients(environment, PROBES).build(LambdaClient.builder(), 1, PROBES);
    }

    LambdaClient quarantine() {
        return new AwsClients(environment, QUARANTINE).build(LambdaClient.builder(), QUARANTINE_ATTEMPTS, QUARANTINE);
    }

    SageMakerRuntimeClient models(ExecutionInterceptor... interceptors) {
        return aws.build(SageMakerRuntimeClient.builder(), ATTEMPTS, MODEL_ANSWER, interceptors);
    }
}
