package dev.tenantonboarding.tenancy.policy;

/** ARNs of what the platform makes while it runs, in one account and Region. */
public record Arns(String partition, String region, String account) {

    /** Those of the role's partition and account. IAM's own ARNs name no Region. */
    public static Arns besides(String roleArn, String region) {
        String[] parts = roleArn.split(":", 6);
        return new Arns(parts[1], region, parts[4]);
    }

    public String endpoint(String name) {
        return sagemaker("endpoint", name);
    }

    public String endpointConfig(String name) {
        return sagemaker("endpoint-config", name);
    }

    public String model(String name) {
        return sagemaker("model", name);
    }

    /** All executions of the state machine of that name. */
    public String executions(String stateMachine) {
        return "arn:%s:states:%s:%s:execution:%s:*".formatted(partition, region, account, stateMachine);
    }

    /** The streams of the log group that SageMaker writes an endpoint's container output to. */
    public String endpointLogs(String endpoint) {
        return "arn:%s:logs:%s:%s:log-group:/aws/sagemaker/Endpoints/%s".formatted(partition, region, account, endpoint);
    }

    public String bucket(String name) {
        return "arn:%s:s3:::%s".formatted(partition, name);
    }

    private String sagemaker(String type, String name) {
        return "arn:%s:sagemaker:%s:%s:%s/%s".formatted(partition, region, account, type, name);
    }
}
