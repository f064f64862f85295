package dev.tenantonboarding.tenantctl.stack;

import java.util.Optional;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Looks stacks up. */
record Stacks(CloudFormationClient cloudFormation) {

    Optional<Stack> find(String name) {
        try {
            return cloudFormation.describeStacks(request -> request.stackName(name)).stacks().stream().findFirst();
        } catch (CloudFormationException e) {
            // CloudFormation has no error of its own for this.
            if (isValidationError(e) && e.awsErrorDetails().errorMessage().contains("does not exist")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static boolean isValidationError(CloudFormationException e) {
        return "ValidationError".equals(e.awsErrorDetails().errorCode());
    }
}
