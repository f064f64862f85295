package dev.tenantonboarding.tests.proof;

import dev.tenantonboarding.localcloud.cloudformation.template.ParameterDeclaration;
import dev.tenantonboarding.localcloud.cloudformation.template.Resolver;
import dev.tenantonboarding.localcloud.cloudformation.template.ResourceDeclaration;
import dev.tenantonboarding.localcloud.cloudformation.template.Template;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A template with its functions worked out for one set of parameters, its resources named as CloudFormation names them. */
final class ResolvedStack implements Resolver.Made {
    private final Template template;
    private final String name;
    private final Resolver resolver;
    private final Map<String, JsonNode> properties = new HashMap<>();

    ResolvedStack(Template template, String name, Map<String, String> parameters) {
        this.template = template;
        this.name = name;
        this.resolver = new Resolver(template, values(template, name, parameters), this);
    }

    /** The resources of a type that are there under these parameters. */
    Stream<ResourceDeclaration> ofType(String type) {
        return template.resources().values().stream()
                .filter(resource -> resource.type().equals(type))
                .filter(resource -> resolver.holds(resource.condition()));
    }

    JsonNode properties(ResourceDeclaration resource) {
        JsonNode known = properties.get(resource.logicalId());
        if (known == null) {
            known = resolver.resolve(resource.properties());
            properties.put(resource.logicalId(), known);
        }
        return known;
    }

    @Override
    public String physicalId(String logicalId) {
        ResourceDeclaration resource = template.resources().get(logicalId);
        return switch (resource.type()) {
            case "AWS::IAM::Role" -> given(resource, "RoleName").orElse(name + "-" + logicalId);
            case "AWS::IAM::ManagedPolicy" -> Account.identity("policy/" + name + "-" + logicalId);
            case "AWS::S3::Bucket" -> (name + "-" + logicalId).toLowerCase(Locale.ROOT);
            default -> name + "-" + logicalId;
        };
    }

    @Override
    public String attribute(String logicalId, String attribute) {
        String id = physicalId(logicalId);
        return switch (template.resources().get(logicalId).type()) {
            case "AWS::IAM::Role" -> Account.identity("role/" + id);
            case "AWS::S3::Bucket" -> "arn:" + Account.PARTITION + ":s3:::" + id;
            // What it is called in AWS decides nothing here, as long as nothing else is called the same.
            default -> Account.arn("made", id + "/" + attribute);
        };
    }

    private Optional<String> given(ResourceDeclaration resource, String property) {
        return Optional.ofNullable(resource.properties().get(property)).map(value -> resolver.resolve(value).asString());
    }

    private static Map<String, JsonNode> values(Template template, String stackName, Map<String, String> parameters) {
        Map<String, JsonNode> values = new HashMap<>();
        template.parameters().values().forEach(parameter -> values.put(parameter.name(), parameter.value(text(parameter, parameters))));
        Map.of("AWS::Partition", Account.PARTITION, "AWS::Region", Account.REGION, "AWS::AccountId", Account.ID,
                        "AWS::StackName", stackName, "AWS::URLSuffix", "amazonaws.com", "AWS::StackId", Account.arn("cloudformation", "stack/" + stackName + "/1"))
                .forEach((parameter, value) -> values.put(parameter, JsonNodeFactory.instance.stringNode(value)));
        return values;
    }

    private static String text(ParameterDeclaration parameter, Map<String, String> parameters) {
        return Optional.ofNullable(parameters.get(parameter.name())).or(parameter::defaultValue)
                .orElseThrow(() -> new AssertionError("parameter " + parameter.name() + " needs a value"));
    }
}
