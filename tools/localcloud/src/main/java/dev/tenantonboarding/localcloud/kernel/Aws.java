package dev.tenantonboarding.localcloud.kernel;

/** The one account and Region that the local cloud stands for. */
public final class Aws {
    public static final String ACCOUNT = "000000000000";
    public static final String REGION = "us-east-1";
    /** The administrator; its access key and secret are both {@code local}. */
    public static final String ADMIN_USER = "local";

    private Aws() {
    }

    /** {@code arn:aws:SERVICE:us-east-1:000000000000:RESOURCE}. */
    public static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    /** An ARN of a service without Regions, such as IAM and STS. */
    public static String globalArn(String service, String resource) {
        return "arn:aws:" + service + "::" + ACCOUNT + ":" + resource;
    }
}
