package dev.tenantonboarding.localcloud.sagemaker;

import java.util.Locale;

import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;

/** The kinds of resource that hosting has, with the words AWS has for them. */
enum Kind {
    MODEL("model", "model"),
    ENDPOINT_CONFIG("endpoint-config", "endpoint configuration"),
    ENDPOINT("endpoint", "endpoint");

    private final String inArn;
    private final String inMessages;

    Kind(String inArn, String inMessages) {
        this.inArn = inArn;
        this.inMessages = inMessages;
    }

    /** In lower case even when the name is not, which is what policies get to see. */
    String arn(String name) {
        return Aws.arn("sagemaker", inArn + "/" + name.toLowerCase(Locale.ROOT));
    }

    AwsError notFound(String name) {
        return AwsError.validation("Could not find " + inMessages + " \"" + arn(name) + "\".");
    }

    AwsError alreadyExists(String name) {
        return AwsError.validation("Cannot create already existing " + inMessages + " \"" + arn(name) + "\".");
    }
}
