package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.cloudformation.template.ResourceDeclaration;
import dev.tenantonboarding.localcloud.kernel.AwsError;

/** All types there are. */
public final class ResourceTypes {
    private static final Map<String, ResourceType> TYPES = Map.ofEntries(
            Map.entry("AWS::ApiGatewayV2::Api", new HttpApi()),
            Map.entry("AWS::ApiGatewayV2::Authorizer", new HttpApiAuthorizer()),
            Map.entry("AWS::ApiGatewayV2::Integration", new HttpApiIntegration()),
            Map.entry("AWS::ApiGatewayV2::Route", new HttpApiRoute()),
            Map.entry("AWS::ApiGatewayV2::Stage", new HttpApiStage()),
            Map.entry("AWS::CloudWatch::Alarm", new Alarm()),
            Map.entry("AWS::Events::Archive", new EventArchive()),
            Map.entry("AWS::Events::EventBus", new EventBus()),
            Map.entry("AWS::Events::Rule", new EventRule()),
            Map.entry("AWS::IAM::ManagedPolicy", new ManagedPolicy()),
            Map.entry("AWS::IAM::Policy", new InlinePolicy()),
            Map.entry("AWS::IAM::Role", new Role()),
            Map.entry("AWS::Lambda::Alias", new LambdaAlias()),
            Map.entry("AWS::Lambda::Function", new LambdaFunction()),
            Map.entry("AWS::Lambda::Permission", new LambdaPermission()),
            Map.entry("AWS::Lambda::Version", new LambdaVersion()),
            Map.entry("AWS::Logs::LogGroup", new LogGroup()),
            Map.entry("AWS::Logs::MetricFilter", new MetricFilter()),
            Map.entry("AWS::S3::Bucket", new Bucket()),
            Map.entry("AWS::S3::BucketPolicy", new BucketPolicy()),
            Map.entry("AWS::SNS::Subscription", new TopicSubscription()),
            Map.entry("AWS::SNS::Topic", new Topic()),
            Map.entry("AWS::SNS::TopicPolicy", new TopicPolicy()),
            Map.entry("AWS::SQS::Queue", new Queue()),
            Map.entry("AWS::SQS::QueuePolicy", new QueuePolicy()),
            Map.entry("AWS::SageMaker::Endpoint", new Endpoint()),
            Map.entry("AWS::SageMaker::EndpointConfig", new EndpointConfig()),
            Map.entry("AWS::SageMaker::Model", new HostedModel()),
            Map.entry("AWS::StepFunctions::StateMachine", new StateMachine()));

    private ResourceTypes() {
    }

    /** @throws AwsError ValidationException if a type or property is unknown, naming it */
    public static void check(Collection<ResourceDeclaration> resources) {
        var unknown = resources.stream().map(ResourceDeclaration::type).filter(type -> !TYPES.containsKey(type)).distinct().toList();
        if (!unknown.isEmpty()) {
            throw AwsError.validation("Template format error: Unrecognized resource types: " + unknown);
        }
        resources.forEach(resource -> of(resource.type()).schema().check(resource.logicalId(), resource.type(), resource.properties()));
    }

    public static ResourceType of(String type) {
        return Optional.ofNullable(TYPES.get(type))
                .orElseThrow(() -> new IllegalStateException(type + " was refused when the template was checked"));
    }

    /** The capability that the resources ask for, if any. */
    public static List<String> capabilities(Collection<ResourceDeclaration> resources) {
        var iam = resources.stream().filter(resource -> resource.type().startsWith("AWS::IAM::")).toList();
        if (iam.isEmpty()) {
            return List.of();
        }
        var named = iam.stream().anyMatch(resource -> resource.properties().has("RoleName") || resource.properties().has("ManagedPolicyName"));
        return List.of(named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM");
    }
}
