package dev.tenantonboarding.localcloud.cloudformation.template;

import java.util.Set;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import tools.jackson.databind.JsonNode;

/** The intrinsic functions that there are here; all others are refused before anything is made. */
final class Functions {
    private static final Set<String> KNOWN = Set.of("Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::If", "Fn::Equals", "Fn::Not",
            "Fn::And", "Fn::Or", "Fn::Select", "Fn::Split", "Fn::FindInMap", "Fn::Base64");
    private static final Set<String> PSEUDO = Set.of("AWS::AccountId", "AWS::NoValue", "AWS::Partition", "AWS::Region", "AWS::StackId",
            "AWS::StackName", "AWS::URLSuffix", "AWS::NotificationARNs");

    private Functions() {
    }

    static void requireKnown(JsonNode node) {
        if (node.isObject()) {
            node.propertyNames().stream().filter(name -> name.startsWith("Fn::") && !KNOWN.contains(name)).findFirst().ifPresent(name -> {
                throw AwsError.unsupported("the intrinsic function " + name);
            });
            if (node.has("Ref") && node.size() == 1) {
                requirePseudo(Json.text(node.get("Ref"), "The argument of Ref"));
            }
        }
        if (node.isString() && node.stringValue().contains("{{resolve:")) {
            throw AwsError.unsupported("the dynamic reference " + node.stringValue());
        }
        node.values().forEach(Functions::requireKnown);
    }

    private static void requirePseudo(String name) {
        if (name.startsWith("AWS::") && !PSEUDO.contains(name)) {
            throw Json.error("Unresolved resource dependencies [" + name + "] in the template");
        }
    }
}
