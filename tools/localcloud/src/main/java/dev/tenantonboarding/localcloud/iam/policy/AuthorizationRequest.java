package dev.tenantonboarding.localcloud.iam.policy;

/**
 * A request as policies see it.
 *
 * @param action such as {@code sagemaker:InvokeEndpoint}
 * @param resource the ARN acted on, or {@code *} for actions that know no resource
 */
public record AuthorizationRequest(Principal principal, String action, String resource, RequestContext context) {
}
