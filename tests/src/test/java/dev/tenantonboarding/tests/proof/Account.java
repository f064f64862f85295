package dev.tenantonboarding.tests.proof;

/** Where the stacks are taken to be deployed. */
final class Account {
    static final String PARTITION = "aws";
    static final String REGION = "us-east-1";
    static final String ID = "000000000000";

    private Account() {}

    static String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(PARTITION, service, REGION, ID, resource);
    }

    /** ARNs of IAM, which is one for all Regions. */
    static String identity(String resource) {
        return "arn:%s:iam::%s:%s".formatted(PARTITION, ID, resource);
    }
}
