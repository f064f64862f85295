package dev.tenantonboarding.localcloud.cloudformation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.cloudformation.template.Resolver;
import dev.tenantonboarding.localcloud.cloudformation.template.Template;
import dev.tenantonboarding.localcloud.kernel.Aws;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a stack shall be.
 *
 * @param parameters a checked value for every parameter of the template
 * @param roleArn    the service role that stands in for the deployer
 */
record Definition(Template template, Map<String, String> parameters, Map<String, String> tags, List<String> capabilities,
        Optional<String> roleArn) {

    Definition {
        parameters = new LinkedHashMap<>(parameters);
        tags = Map.copyOf(tags);
        capabilities = List.copyOf(capabilities);
    }

    /** @param made what the stack's resources answer */
    Resolver resolver(String stackName, String stackId, Resolver.Made made) {
        var nodes = JsonNodeFactory.instance;
        var values = new HashMap<String, JsonNode>();
        parameters.forEach((name, value) -> values.put(name, template.parameters().get(name).value(value)));
        values.put("AWS::AccountId", nodes.stringNode(Aws.ACCOUNT));
        values.put("AWS::Region", nodes.stringNode(Aws.REGION));
        values.put("AWS::Partition", nodes.stringNode("aws"));
        values.put("AWS::URLSuffix", nodes.stringNode("amazonaws.com"));
        values.put("AWS::StackName", nodes.stringNode(stackName));
        values.put("AWS::StackId", nodes.stringNode(stackId));
        values.put("AWS::NotificationARNs", nodes.arrayNode());
        return new Resolver(template, values, made);
    }
}
