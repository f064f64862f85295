package dev.tenantonboarding.onboarding.endpoint;

import dev.tenantonboarding.onboarding.AwsUnavailable;
import dev.tenantonboarding.onboarding.EndpointConflict;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** Whose a resource is, which its tags tell. */
record Ownership(SageMakerClient sageMaker) {
    /**
     * @param mark the tags that it must bear
     * @return all its tags
     * @throws EndpointConflict if it lacks one of them
     * @throws AwsUnavailable if it is gone by now
     */
    Map<String, String> require(Map<String, String> mark, String arn) {
        Map<String, String> tags = tags(arn);
        if (!tags.entrySet().containsAll(mark.entrySet())) {
            throw new EndpointConflict(arn + " is not tagged " + new TreeMap<>(mark) + ", so it is not touched");
        }
        return tags;
    }

    /** Whether it bears all those tags; what is gone by now does not. */
    boolean bears(Map<String, String> mark, String arn) {
        try {
            return tags(arn).entrySet().containsAll(mark.entrySet());
        } catch (AwsUnavailable gone) {
            return false;
        }
    }

    private Map<String, String> tags(String arn) {
        Map<String, String> tags = new TreeMap<>();
        try {
            sageMaker.listTagsPaginator(request -> request.resourceArn(arn)).tags().forEach(tag -> tags.put(tag.key(), tag.value()));
            return tags;
        } catch (SageMakerException refused) {
            if (SageMakerErrors.isMissing(refused)) {
                throw new AwsUnavailable(arn + " went away while it was looked at", refused);
            }
            throw refused;
        }
    }
}
