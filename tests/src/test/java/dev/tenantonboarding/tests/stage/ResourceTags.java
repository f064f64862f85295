package dev.tenantonboarding.tests.stage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** The tags that the resources of a stack really bear, asked of the services that hold them. */
public final class ResourceTags {
    // AWS has no tags for them.
    private static final Set<String> UNTAGGED = Set.of("AWS::ApiGatewayV2::Authorizer", "AWS::ApiGatewayV2::Integration", "AWS::ApiGatewayV2::Route",
            "AWS::Lambda::Permission", "AWS::ApiGatewayV2::Stage");

    /** A resource and its tags. */
    public record Tagged(String type, String id, Map<String, String> tags) {}

    private ResourceTags() {}

    public static List<Tagged> ofStack(Stage stage, String stackName) {
        try (var cloudFormation = stage.clients().cloudFormation()) {
            return cloudFormation.describeStackResources(request -> request.stackName(stackName)).stackResources().stream()
                    .filter(resource -> !UNTAGGED.contains(resource.resourceType()))
                    .map(resource -> new Tagged(resource.resourceType(), resource.physicalResourceId(), tags(stage, resource)))
                    .toList();
        }
    }

    private static Map<String, String> tags(Stage stage, StackResource resource) {
        String id = resource.physicalResourceId();
        try (var iam = stage.clients().iam(); var lambda = stage.clients().lambda(); var sageMaker = stage.clients().sageMaker();
                var api = stage.clients().apis(); var logs = stage.clients().logs()) {
            return switch (resource.resourceType()) {
                case "AWS::IAM::Role" -> map(iam.listRoleTags(request -> request.roleName(id)).tags(), tag -> tag.key(), tag -> tag.value());
                case "AWS::Lambda::Function" -> lambda.getFunction(request -> request.functionName(id)).tags();
                case "AWS::SageMaker::Model", "AWS::SageMaker::EndpointConfig", "AWS::SageMaker::Endpoint" -> ofSageMaker(sageMaker, id);
                case "AWS::ApiGatewayV2::Api" -> api.getApi(request -> request.apiId(id)).tags();
                case "AWS::Logs::LogGroup" -> logs.listTagsForResource(request -> request.resourceArn(
                        "arn:aws:logs:us-east-1:000000000000:log-group:" + id)).tags();
                default -> throw new AssertionError("no way known to the tags of " + resource);
            };
        }
    }

    private static Map<String, String> ofSageMaker(SageMakerClient sageMaker, String arn) {
        return map(sageMaker.listTags(request -> request.resourceArn(arn)).tags(), tag -> tag.key(), tag -> tag.value());
    }

    private static <T> Map<String, String> map(Collection<T> tags, Function<T, String> key, Function<T, String> value) {
        return tags.stream().collect(Collectors.toMap(key, value));
    }
}
