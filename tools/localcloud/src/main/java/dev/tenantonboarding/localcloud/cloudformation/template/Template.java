package dev.tenantonboarding.localcloud.cloudformation.template;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import tools.jackson.databind.JsonNode;

/**
 * A template that was read and found whole: every name in it leads somewhere, and no resource needs itself.
 *
 * @param text as it was given
 */
public record Template(String text, Optional<String> description, Map<String, ParameterDeclaration> parameters,
                       Map<String, RuleDeclaration> rules, JsonNode mappings, Map<String, JsonNode> conditions, Map<String, ResourceDeclaration> resources, Map<String, OutputDeclaration> outputs) {
    private static final Set<String> SECTIONS = Set.of("AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules",
            "Mappings", "Conditions", "Resources", "Outputs");

    /** @throws AwsError ValidationException for what AWS refuses, UnsupportedOperation for what only this cloud does */
    public static Template parse(String text) {
        var root = Json.parse(text);
        for (var section : List.of("Transform", "Hooks")) {
            if (root.has(section)) {
                throw AwsError.unsupported("the template section " + section);
            }
        }
        var unknown = root.propertyNames().stream().filter(section -> !SECTIONS.contains(section)).toList();
        if (!unknown.isEmpty()) {
            throw AwsError.validation("Invalid template property or properties " + unknown);
        }
        var template = new Template(text, Optional.ofNullable(root.get("Description")).map(node -> Json.text(node, "Description")),
                section(root, "Parameters", ParameterDeclaration::parse), section(root, "Rules", RuleDeclaration::parse),
                root.path("Mappings"), section(root, "Conditions", (name, node) -> node),
                section(root, "Resources", ResourceDeclaration::parse), section(root, "Outputs", OutputDeclaration::parse));
        if (template.resources.isEmpty()) {
            throw Json.error("At least one Resources member must be defined.");
        }
        // Rules have functions of their own.
        root.properties().stream().filter(section -> !section.getKey().equals("Rules"))
                .forEach(section -> Functions.requireKnown(section.getValue()));
        template.requireNamesKnown();
        template.inOrder(resource -> true);
        return template;
    }

    /**
     * The resources that there are, each after all that it depends on.
     *
     * @param active tells which resources there are at all, by their conditions
     */
    public List<ResourceDeclaration> inOrder(Predicate<ResourceDeclaration> active) {
        return ResourceDeclaration.inOrder(resources.values().stream().filter(active).toList());
    }

    private void requireNamesKnown() {
        for (var resource : resources.values()) {
            requireKnown(References.in(resource.properties()), "Resources");
            var missing = resource.dependsOn().stream().filter(name -> !resources.containsKey(name)).toList();
            if (!missing.isEmpty()) {
                throw Json.error("Unresolved resource dependencies " + missing + " in the Resources block of the template");
            }
            resource.condition().ifPresent(name -> requireCondition(name, "Resources"));
        }
        for (var output : outputs.values()) {
            requireKnown(References.in(output.value()), "Outputs");
            output.condition().ifPresent(name -> requireCondition(name, "Outputs"));
        }
        rules.values().forEach(this::requireParameters);
        conditions.values().forEach(condition -> References.in(condition).forEach(name -> {
            if (!parameters.containsKey(name) && !name.startsWith("AWS::")) {
                throw Json.error("Unresolved dependencies [" + name + "]. Cannot reference resources in the Conditions block of the template");
            }
        }));
    }

    private void requireParameters(RuleDeclaration rule) {
        rule.references().stream().filter(name -> !parameters.containsKey(name) && !name.startsWith("AWS::")).findFirst().ifPresent(name -> {
            throw Json.error("Rule " + rule.name() + " names the parameter " + name + ", which the template does not have");
        });
    }

    private void requireKnown(Set<String> names, String block) {
        var missing = new HashSet<>(names);
        missing.removeIf(name -> parameters.containsKey(name) || resources.containsKey(name) || name.startsWith("AWS::"));
        if (!missing.isEmpty()) {
            throw Json.error("Unresolved resource dependencies " + missing + " in the " + block + " block of the template");
        }
    }

    private void requireCondition(String name, String block) {
        if (!conditions.containsKey(name)) {
            throw Json.error("Unresolved condition dependency " + name + " in the " + block + " block of the template");
        }
    }

    private static <T> Map<String, T> section(JsonNode root, String name, BiFunction<String, JsonNode, T> parse) {
        var section = new LinkedHashMap<String, T>();
        if (root.has(name)) {
            Json.object(root.get(name), name).properties().forEach(entry -> section.put(entry.getKey(),
                    parse.apply(entry.getKey(), entry.getValue())));
        }
        return section;
    }
}
