package dev.tenantonboarding.localcloud.cloudformation.resource;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.sagemaker.model.AddTagsRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteTagsRequest;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** What SageMaker's models, endpoint configurations and endpoints have in common. Ref answers their ARNs. */
final class Hosting {
    static final int LONGEST_NAME = 63;

    private Hosting() {
    }

    static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    static void retag(Scope scope, String arn, Properties old, Properties properties) {
        TagChange.between(old, properties).apply(
                tags -> scope.call(AddTagsRequest.builder().resourceArn(arn)
                        .tags(tags.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList()).build()),
                keys -> scope.call(DeleteTagsRequest.builder().resourceArn(arn).tagKeys(keys).build()));
    }

    /** SageMaker has no error of its own for what isn't there. */
    static void unlessGone(Runnable removal) {
        try {
            removal.run();
        } catch (AwsError e) {
            if (!e.code().equals("ValidationException") || !e.getMessage().startsWith("Could not find ")) {
                throw e;
            }
        }
    }
}
