package dev.tenantonboarding.tenancy.policy;

/**
 * What a silo tenant's function may do: call the tenant's endpoint and write its own log. It opens no session: the role is the
 * boundary.
 *
 * @param endpointArn     the one endpoint
 * @param logStreamsArn   the streams of the function's own log group
 */
public record SiloInvokePolicy(String endpointArn, String logStreamsArn) {

    public Policy policy() {
        return Policy.of(
                Statement.allow("InvokeOwnEndpoint", "sagemaker:InvokeEndpoint").on(endpointArn),
                Statement.allow("WriteOwnLogs", "logs:CreateLogStream", "logs:PutLogEvents").on(logStreamsArn));
    }
}
