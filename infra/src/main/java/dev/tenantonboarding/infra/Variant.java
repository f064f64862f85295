package dev.tenantonboarding.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;

/** One of the platform's two forms, chosen by a parameter when it is deployed. The first is the default. */
final class Variant {

    private final Stack stack;
    private final String name;
    private final String first;
    private final String second;
    private final String chosen;
    private final Map<String, CfnCondition> conditions = new HashMap<>();

    Variant(Stack stack, String name, String first, String second, String description) {
        this.stack = stack;
        this.name = name;
        this.first = first;
        this.second = second;
        var forms = List.of(first, second);
        chosen = CfnParameter.Builder.create(stack, name).type("String").description(description)
                .defaultValue(first).allowedValues(forms)
                .constraintDescription("must be " + String.join(" or ", forms)).build().getValueAsString();
    }

    /** The chosen form's name. */
    String chosen() {
        return chosen;
    }

    String pick(String inFirst, String inSecond) {
        return Fn.conditionIf(is(first).getLogicalId(), inFirst, inSecond).toString();
    }

    /** Makes resources exist in the first form only. */
    void onlyInFirst(CfnResource... resources) {
        only(first, resources);
    }

    void onlyInSecond(CfnResource... resources) {
        only(second, resources);
    }

    private void only(String form, CfnResource... resources) {
        Stream.of(resources).forEach(resource -> resource.getCfnOptions().setCondition(is(form)));
    }

    /** Made on demand: CloudFormation frowns on conditions that nothing uses. */
    private CfnCondition is(String form) {
        return conditions.computeIfAbsent(form, _ -> CfnCondition.Builder
                .create(stack, name + form.substring(0, 1).toUpperCase(Locale.ROOT) + form.substring(1))
                .expression(Fn.conditionEquals(chosen, form)).build());
    }
}
