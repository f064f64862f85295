package dev.tenantonboarding.localcloud.eventbridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.eventbridge.schedule.Schedule;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** Operations on rules. */
final class RuleOperations {
    private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");
    private final Buses buses;
    private final Schedules schedules;

    RuleOperations(Buses buses, Schedules schedules) {
        this.buses = buses;
        this.schedules = schedules;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(PutRuleRequest::builder, request -> access("PutRule", request.eventBusName(), request.name())
                        .creatingWith(Tags.map(request.tags()), "events:TagResource"), this::put),
                Operation.of(DescribeRuleRequest::builder, request -> List.of(access("DescribeRule", request.eventBusName(), request.name())),
                        this::describe),
                Operation.of(ListRulesRequest::builder, request -> List.of(Access.to("events:ListRules", "*")), this::list)
                        .accepting("NamePrefix", "EventBusName"),
                Operation.of(EnableRuleRequest::builder, request -> List.of(access("EnableRule", request.eventBusName(), request.name())),
                        this::enable),
                Operation.of(DisableRuleRequest::builder, request -> List.of(access("DisableRule", request.eventBusName(), request.name())),
                        this::disable),
                Operation.of(DeleteRuleRequest::builder, request -> List.of(access("DeleteRule", request.eventBusName(), request.name())),
                        this::delete));
    }

    private Access access(String action, String bus, String name) {
        return access(buses, action, Optional.ofNullable(bus), name);
    }

    static Access access(Buses buses, String action, Optional<String> bus, String name) {
        var access = Access.to("events:" + action, Rule.arn(Buses.name(bus), name));
        return buses.find(bus).flatMap(found -> Optional.ofNullable(found.rules().get(name)))
                .map(rule -> access.withResourceTags(rule.tags())).orElse(access);
    }

    private PutRuleResponse put(PutRuleRequest request, Call call) {
        if (!NAME.matcher(request.name()).matches()) {
            throw AwsError.validation("1 validation error detected: Value '" + request.name() + "' at 'name' failed to satisfy constraint: "
                    + "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+ and have length less than or equal to 64");
        }
        if (request.eventPattern() == null && request.scheduleExpression() == null) {
            throw AwsError.validation("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }
        if (request.roleArn() != null) {
            throw AwsError.unsupported("a RoleArn of the rule " + request.name() + "; targets have their own");
        }
        var enabled = enabled(request);
        var bus = buses.require(Optional.ofNullable(request.eventBusName()));
        if (request.scheduleExpression() != null && !bus.name().equals(Bus.DEFAULT)) {
            throw AwsError.validation("ScheduleExpression is supported only on the default event bus.");
        }
        var pattern = Optional.ofNullable(request.eventPattern()).map(EventPattern::new);
        var schedule = Optional.ofNullable(request.scheduleExpression()).map(Schedule::parse);
        var description = Optional.ofNullable(request.description());
        // A rule that exists keeps its targets and tags.
        var rule = bus.rules().compute(request.name(), (name, old) -> new Rule(bus.name(), name, pattern, schedule, enabled, description,
                old == null ? List.of() : old.targets(), old == null ? Tags.map(request.tags()) : old.tags()));
        schedules.heed(rule);
        return PutRuleResponse.builder().ruleArn(rule.arn()).build();
    }

    private static boolean enabled(PutRuleRequest request) {
        return switch (Optional.ofNullable(request.state()).orElse(RuleState.ENABLED)) {
            case ENABLED -> true;
            case DISABLED -> false;
            case ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, UNKNOWN_TO_SDK_VERSION ->
                    throw AwsError.unsupported("the rule state " + request.stateAsString());
        };
    }

    private DescribeRuleResponse describe(DescribeRuleRequest request, Call call) {
        var rule = buses.rule(Optional.ofNullable(request.eventBusName()), request.name());
        var answer = DescribeRuleResponse.builder().name(rule.name()).arn(rule.arn()).eventBusName(rule.bus())
                .state(state(rule));
        rule.pattern().map(EventPattern::text).ifPresent(answer::eventPattern);
        rule.schedule().map(Schedule::text).ifPresent(answer::scheduleExpression);
        rule.description().ifPresent(answer::description);
        return answer.build();
    }

    private ListRulesResponse list(ListRulesRequest request, Call call) {
        Map<String, Rule> rules = buses.require(Optional.ofNullable(request.eventBusName())).rules();
        var prefix = Optional.ofNullable(request.namePrefix()).orElse("");
        return ListRulesResponse.builder().rules(rules.values().stream().filter(rule -> rule.name().startsWith(prefix))
                .map(RuleOperations::shown).toList())
                .build();
    }

    private EnableRuleResponse enable(EnableRuleRequest request, Call call) {
        schedules.heed(buses.change(Optional.ofNullable(request.eventBusName()), request.name(), rule -> rule.enabled(true)));
        return EnableRuleResponse.builder().build();
    }

    private DisableRuleResponse disable(DisableRuleRequest request, Call call) {
        schedules.heed(buses.change(Optional.ofNullable(request.eventBusName()), request.name(), rule -> rule.enabled(false)));
        return DisableRuleResponse.builder().build();
    }

    /** Deleting a rule that is gone succeeds, as in AWS. */
    private DeleteRuleResponse delete(DeleteRuleRequest request, Call call) {
        buses.require(Optional.ofNullable(request.eventBusName())).rules().computeIfPresent(request.name(), (name, rule) -> {
            if (!rule.targets().isEmpty()) {
                throw AwsError.validation("Rule can't be deleted since it has targets.");
            }
            return null;
        });
        schedules.forget(Rule.arn(Buses.name(Optional.ofNullable(request.eventBusName())), request.name()));
        return DeleteRuleResponse.builder().build();
    }

    private static software.amazon.awssdk.services.eventbridge.model.Rule shown(Rule rule) {
        var shown = software.amazon.awssdk.services.eventbridge.model.Rule.builder().name(rule.name()).arn(rule.arn()).eventBusName(rule.bus())
                .state(state(rule));
        rule.pattern().map(EventPattern::text).ifPresent(shown::eventPattern);
        rule.schedule().map(Schedule::text).ifPresent(shown::scheduleExpression);
        rule.description().ifPresent(shown::description);
        return shown.build();
    }

    private static RuleState state(Rule rule) {
        return rule.enabled() ? RuleState.ENABLED : RuleState.DISABLED;
    }
}
