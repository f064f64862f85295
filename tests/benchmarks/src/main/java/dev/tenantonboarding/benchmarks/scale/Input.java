package dev.tenantonboarding.benchmarks.scale;

import static dev.tenantonboarding.benchmarks.scale.Input.Kind.ASSUMED;
import static dev.tenantonboarding.benchmarks.scale.Input.Kind.AWS;
import static dev.tenantonboarding.benchmarks.scale.Input.Kind.MEASURED;
import static dev.tenantonboarding.benchmarks.scale.Input.Kind.SECOND_HAND;

/** A number that the page rests on, and who says so. Quotas are those of one account in us-east-1; prices are US dollars there. */
enum Input {
    ROLES(AWS, 1_000, "IAM roles in an account", "IAM/latest/UserGuide/reference_iam-quotas.html"),
    ROLES_RAISED(AWS, 5_000, "the same, raised", "IAM/latest/UserGuide/reference_iam-quotas.html"),
    INLINE_POLICY(AWS, 10_240, "characters of a role's inline policies", "IAM/latest/UserGuide/reference_iam-quotas.html"),
    STACKS(SECOND_HAND, 2_000, "CloudFormation stacks", "AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"),
    APIS(AWS, 600, "regional APIs; cannot be raised", "apigateway/latest/developerguide/limits.html"),
    INTEGRATIONS(AWS, 300, "integrations of an HTTP API; cannot be raised", "apigateway/latest/developerguide/http-api-quotas.html"),
    CODE_STORAGE(AWS, 75e9, "bytes of functions' code", "lambda/latest/dg/gettingstarted-limits.html"),
    CONCURRENCY(AWS, 1_000, "functions running at once", "lambda/latest/dg/gettingstarted-limits.html"),
    CONCURRENCY_RAISED(AWS, 10_000, "the same, raised to \"tens of thousands\"", "lambda/latest/dg/gettingstarted-limits.html"),
    ASSUME_ROLE(AWS, 600, "STS requests a second", "IAM/latest/UserGuide/reference_iam-quotas.html"),
    START_EXECUTION(AWS, 300, "StartExecution a second, after a burst of 1,300", "step-functions/latest/dg/service-quotas.html"),
    TRANSITIONS(SECOND_HAND, 5_000, "state transitions a second", "step-functions/latest/dg/service-quotas.html"),
    PUT_EVENTS(SECOND_HAND, 10_000, "PutEvents a second", "eventbridge/latest/userguide/eb-quota.html"),
    API_REQUESTS(AWS, 10_000, "requests a second to all APIs", "apigateway/latest/developerguide/limits.html"),
    S3_READS(SECOND_HAND, 5_500, "reads a second below one S3 prefix", "AmazonS3/latest/userguide/optimizing-performance.html"),
    S3_LISTED(AWS, 1_000, "keys in one S3 listing", "AmazonS3/latest/API/API_ListObjectsV2.html"),

    ENDPOINT_INSTANCES(ASSUMED, 4, "instances of one type for endpoints", "accounts differ, 0 to 4 is reported; see Service Quotas"),
    ENDPOINT_INSTANCES_RAISED(ASSUMED, 1_000, "the same, raised", "AWS names no maximum; what it grants is asked for"),
    SIMULATIONS(ASSUMED, 5, "IAM simulator calls a second", "AWS names none; throttling is reported"),

    TEST_SIMULATIONS(MEASURED, 39, "simulator calls to test a pool tenant's isolation, when onboarded and when audited", "RESULTS.md"),
    POOL_TRANSITIONS(MEASURED, 9, "transitions to onboard a pool tenant", "RESULTS.md"),
    POLL_TRANSITIONS(MEASURED, 3, "transitions for each look at an endpoint", "RESULTS.md"),
    FUNCTION_BYTES(MEASURED, 12.9e6, "bytes of the inference function's jar", "a build"),
    SESSION_CACHE(MEASURED, 10_000, "sessions that one instance of the inference function keeps", "TenantSessions"),
    SESSION_SECONDS(MEASURED, 3_300, "seconds that a session is used", "TenantSessions"),

    POLL_SECONDS(MEASURED, 60, "seconds from one look at a tenant's endpoint to the next", "onboarding.asl.json"),
    READ_AT_ONCE(MEASURED, 32, "records that a quarantine reads at once", "HeldRecords"),
    QUARANTINE_SECONDS(MEASURED, 300, "seconds that a quarantine may take", "the template"),
    AUDIT_SECONDS(MEASURED, 86_400, "seconds from one audit to the next", "parameter AuditHours"),
    READ_SECONDS(ASSUMED, 0.02, "seconds to read a record from S3", ""),
    ENDPOINT_SECONDS(ASSUMED, 300, "seconds until an endpoint is in service", ""),
    HELD_SHARE(ASSUMED, 0.001, "share of the tenants in quarantine at once", ""),

    ACTIVE_SHARE(ASSUMED, 0.1, "share of the tenants that ask within an hour", ""),
    REQUESTS(ASSUMED, 100, "requests of a tenant a day, all tenants alike", ""),
    PEAK(ASSUMED, 3, "times the mean, at the busiest", ""),
    REQUEST_SECONDS(ASSUMED, 0.05, "seconds that a request keeps the function", ""),
    INSTANCE_REQUESTS(ASSUMED, 200, "requests a second that one instance answers", ""),
    MODEL_BYTES(ASSUMED, 10e6, "bytes of a loaded model", ""),
    INSTANCE_BYTES(ASSUMED, 6e9, "bytes for models on an ml.m5.large, of its 8 GiB", ""),

    INSTANCE_PRICE(SECOND_HAND, 0.115, "an hour of ml.m5.large for an endpoint", "aws.amazon.com/sagemaker/pricing"),
    TRANSITION_PRICE(AWS, 0.000025, "a state transition", "aws.amazon.com/step-functions/pricing"),
    FUNCTION_PRICE(SECOND_HAND, 0.0000133334, "a function's GB-second, arm64", "aws.amazon.com/lambda/pricing"),
    INVOCATION_PRICE(SECOND_HAND, 0.0000002, "an invocation", "aws.amazon.com/lambda/pricing"),
    API_PRICE(ASSUMED, 0.000001, "a request of an HTTP API", "not checked"),
    FUNCTION_GIGABYTES(MEASURED, 1, "GB of the inference function", "the template"),
    HOURS(AWS, 730, "hours in a month", "AWS's pricing calculator");

    /** How sure a number is. */
    enum Kind {
        AWS("AWS"),
        SECOND_HAND("second hand"),
        MEASURED("this repository"),
        ASSUMED("assumption");

        final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    final Kind kind;
    final double value;
    final String what;
    final String source;

    Input(Kind kind, double value, String what, String source) {
        this.kind = kind;
        this.value = value;
        this.what = what;
        this.source = source;
    }
}
