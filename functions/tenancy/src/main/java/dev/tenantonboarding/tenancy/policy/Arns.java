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

    public String stateMachine(String name) {
        return "arn:%s:states:%s:%s:stateMachine:%s".formatted(partition, region, account, name);
    }

    /** All executions of the state machine of that name. */
    public String executions(String stateMachine) {
        return "arn:%s:states:%s:%s:execution:%s:*".formatted(partition, region, account, stateMachine);
    }

    /** The log group that SageMaker writes an endpoint's container output to. */
    public String endpointLogs(String endpoint) {
        return logGroup("/aws/sagemaker/Endpoints/" + endpoint);
    }

    public String logGroup(String name) {
        return "arn:%s:logs:%s:%s:log-group:%s".formatted(partition, region, account, name);
    }

    /** The streams of a log group. */
    public String logStreams(String group) {
        return logGroup(group) + ":*";
    }

    public String function(String name) {
        return "arn:%s:lambda:%s:%s:function:%s".formatted(partition, region, account, name);
    }

    public String role(String name) {
        return "arn:%s:iam::%s:role/%s".formatted(partition, account, name);
    }

    /** Any stack of that name, since a stack's ARN ends in an id of its own. */
    public String stack(String name) {
        return "arn:%s:cloudformation:%s:%s:stack/%s/*".formatted(partition, region, account, name);
    }

    /** A resource of API Gateway's own interface, such as {@code /apis}. */
    public String apis(String path) {
        return "arn:%s:apigateway:%s::%s".formatted(partition, region, path);
    }

    public String bucket(String name) {
        return "arn:%s:s3:::%s".formatted(partition, name);
    }

    private String sagemaker(String type, String name) {
        return "arn:%s:sagemaker:%s:%s:%s/%s".formatted(partition, region, account, type, name);
    }
}
