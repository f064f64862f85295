package dev.tenantonboarding.localcloud.cloudformation.template;

import tools.jackson.databind.JsonNode;

/** What Fn::GetAtt names. */
record Attribute(String resource, String name) {

    /** From {@code ["Queue", "Arn"]} or {@code "Queue.Arn"}. */
    static Attribute parse(JsonNode argument) {
        if (argument.isArray() && argument.size() == 2) {
            return new Attribute(Json.text(argument.get(0), "The resource of Fn::GetAtt"),
                    Json.text(argument.get(1), "The attribute of Fn::GetAtt"));
        }
        if (argument.isString() && argument.stringValue().contains(".")) {
            var parts = argument.stringValue().split("\\.", 2);
            return new Attribute(parts[0], parts[1]);
        }
        throw Json.error("Fn::GetAtt must name a resource and an attribute.");
    }
}
