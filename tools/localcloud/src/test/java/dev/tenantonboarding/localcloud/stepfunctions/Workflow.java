package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A small workflow over whole numbers: its definition for the interpreter, and beside it the plainest evaluation of the same. Every step
 * takes a number and gives one; a workflow fails with the error {@code E}.
 */
record Workflow(List<Step> steps) {
    /** Where the reference evaluation fails. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;
    }

    sealed interface Step {
    }

    record Add(int number) implements Step {
    }

    /** Puts the input into the variable of the workflow's depth. */
    record Remember(int depth) implements Step {
    }

    /** Adds the variable of this or an outer depth, if it was ever assigned. */
    record AddRemembered(int depth) implements Step {
    }

    record FailAbove(int limit) implements Step {
    }

    /** Skips the next step for inputs above a limit. */
    record SkipAbove(int limit) implements Step {
    }

    /** Runs a workflow on 1 + input, 2 + input, … and adds the results; -1 if one of them fails. */
    record ForEach(int items, int atOnce, Workflow body, boolean caught) implements Step {
    }

    /** Runs workflows on the input and adds the results; -1 if one of them fails. */
    record Together(List<Workflow> branches, boolean caught) implements Step {
    }

    static Workflow random(Random random, int depth) {
        var steps = new ArrayList<Step>();
        for (var i = random.nextInt(3); i >= 0; i--) {
            steps.add(step(random, depth));
        }
        // A step that can be skipped, and where the skip leads.
        steps.add(new Add(1));
        steps.add(new Add(2));
        return new Workflow(steps);
    }

    private static Step step(Random random, int depth) {
        return switch (random.nextInt(depth < 2 ? 8 : 6)) {
            case 0, 1 -> new Add(random.nextInt(-5, 6));
            case 2 -> new Remember(depth);
            case 3 -> new AddRemembered(random.nextInt(depth + 1));
            case 4 -> new FailAbove(random.nextInt(20));
            case 5 -> new SkipAbove(random.nextInt(10));
            case 6 -> new ForEach(random.nextInt(4), random.nextInt(3), random(random, depth + 1), random.nextBoolean());
            default -> new Together(List.of(random(random, depth + 1), random(random, depth + 1)), random.nextBoolean());
        };
    }

    /** @param outer the variables of outer scopes, by depth */
    int evaluate(int input, Map<Integer, Integer> outer) throws Failed {
        var variables = new HashMap<>(outer);
        var value = input;
        for (var i = 0; i < steps.size(); i++) {
            switch (steps.get(i)) {
                case Add add -> value += add.number();
                case Remember remember -> variables.put(remember.depth(), value);
                case AddRemembered add -> value += variables.getOrDefault(add.depth(), 0);
                case FailAbove fail -> {
                    if (value > fail.limit()) {
                        throw new Failed();
                    }
                }
                case SkipAbove skip -> i += value > skip.limit() ? 1 : 0;
                case ForEach each -> value = sum(each, value, variables);
                case Together together -> value = sum(together, value, variables);
            }
        }
        return value;
    }

    private static int sum(ForEach each, int input, Map<Integer, Integer> variables) throws Failed {
        try {
            var sum = 0;
            for (var item = 1; item <= each.items(); item++) {
                sum += each.body().evaluate(item + input, variables);
            }
            return sum;
        } catch (Failed e) {
            return caught(each.caught(), e);
        }
    }

    private static int sum(Together together, int input, Map<Integer, Integer> variables) throws Failed {
        try {
            var sum = 0;
            for (var branch : together.branches()) {
                sum += branch.evaluate(input, variables);
            }
            return sum;
        } catch (Failed e) {
            return caught(together.caught(), e);
        }
    }

    private static int caught(boolean caught, Failed failed) throws Failed {
        if (!caught) {
            throw failed;
        }
        return -1;
    }

    /** The same in the Amazon States Language; state names begin with the prefix. */
    Map<String, Object> definition(String prefix) {
        var states = new LinkedHashMap<String, Object>();
        for (var i = 0; i < steps.size(); i++) {
            var state = state(steps.get(i), prefix, i);
            if (steps.get(i) instanceof FailAbove) {
                states.put(prefix + i + "f", Map.of("Type", "Fail", "Error", "E"));
            }
            if (state.get("Type").equals("Choice")) {
                state.put("Default", prefix + (i + 1));
            } else if (i + 1 < steps.size()) {
                state.put("Next", prefix + (i + 1));
            } else {
                state.put("End", true);
            }
            states.put(prefix + i, state);
        }
        return new LinkedHashMap<>(Map.of("StartAt", prefix + "0", "States", states));
    }

    private static Map<String, Object> state(Step step, String prefix, int index) {
        return new LinkedHashMap<>(switch (step) {
            case Add add -> Map.of("Type", "Pass", "Output", "{% $states.input + " + add.number() + " %}");
            case Remember remember -> Map.of("Type", "Pass", "Assign", Map.of("v" + remember.depth(), "{% $states.input %}"));
            case AddRemembered add -> {
                var variable = "$v" + add.depth();
                yield Map.of("Type", "Pass", "Output", "{% $states.input + ($exists(" + variable + ") ? " + variable + " : 0) %}");
            }
            case FailAbove fail -> choice(fail.limit(), prefix + index + "f");
            case SkipAbove skip -> choice(skip.limit(), prefix + (index + 2));
            case ForEach each -> withCatch(each.caught(), prefix, index, Map.of("Type", "Map", "Items", "{% [1.." + each.items() + "] %}",
                    "MaxConcurrency", each.atOnce(), "ItemSelector", "{% $states.context.Map.Item.Value + $states.input %}",
                    "ItemProcessor", each.body().definition(prefix + index + "m"), "Output", "{% $sum($states.result) %}"));
            case Together together -> {
                var branches = new ArrayList<>();
                for (var i = 0; i < together.branches().size(); i++) {
                    branches.add(together.branches().get(i).definition(prefix + index + "p" + i + "b"));
                }
                yield withCatch(together.caught(), prefix, index,
                        Map.of("Type", "Parallel", "Branches", branches, "Output", "{% $sum($states.result) %}"));
            }
        });
    }

    private static Map<String, Object> choice(int limit, String target) {
        return Map.of("Type", "Choice", "Choices", List.of(Map.of("Condition", "{% $states.input > " + limit + " %}", "Next", target)));
    }

    private static Map<String, Object> withCatch(boolean caught, String prefix, int index, Map<String, Object> state) {
        var all = new LinkedHashMap<>(state);
        if (caught) {
            all.put("Catch", List.of(Map.of("ErrorEquals", List.of("E"), "Output", -1, "Next", prefix + (index + 1))));
        }
        return all;
    }
}
