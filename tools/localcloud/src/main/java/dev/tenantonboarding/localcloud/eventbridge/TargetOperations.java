package dev.tenantonboarding.localcloud.eventbridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.iam.PassRole;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Operations on rules' targets. */
final class TargetOperations {
    private static final int MOST_TARGETS = 5;

    private final Buses buses;
    private final Destinations destinations;

    TargetOperations(Buses buses, Destinations destinations) {
        this.buses = buses;
        this.destinations = destinations;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(PutTargetsRequest::builder, this::putting, this::put),
                Operation.of(RemoveTargetsRequest::builder, request -> List.of(RuleOperations.access(buses, "RemoveTargets",
                        Optional.ofNullable(request.eventBusName()), request.rule())), this::remove),
                Operation.of(ListTargetsByRuleRequest::builder, request -> List.of(RuleOperations.access(buses, "ListTargetsByRule",
                        Optional.ofNullable(request.eventBusName()), request.rule())), this::list).accepting("Rule", "EventBusName"),
                Operation.of(ListRuleNamesByTargetRequest::builder, request -> List.of(Access.to("events:ListRuleNamesByTarget", "*")), this::names)
                        .accepting("TargetArn", "EventBusName"));
    }

    /** Who gives a rule a target may hand over the role that it is reached in. */
    private List<Access> putting(PutTargetsRequest request) {
        var needed = new ArrayList<Access>();
        needed.add(RuleOperations.access(buses, "PutTargets", Optional.ofNullable(request.eventBusName()), request.rule())
                .with("events:TargetArn", request.targets().stream().map(Target::arn).toArray(String[]::new)));
        request.targets().stream().map(Target::roleArn).filter(role -> role != null).distinct()
                .forEach(role -> needed.add(PassRole.access(role, Destination.PRINCIPAL)));
        return needed;
    }

    private PutTargetsResponse put(PutTargetsRequest request, Call call) {
        request.targets().forEach(destinations::check);
        buses.change(Optional.ofNullable(request.eventBusName()), request.rule(), rule -> {
            var targets = rule.targetsWith(request.targets());
            if (targets.size() > MOST_TARGETS) {
                throw AwsError.of("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
            }
            return rule.withTargets(targets);
        });
        return PutTargetsResponse.builder().failedEntryCount(0).failedEntries(List.of()).build();
    }

    private RemoveTargetsResponse remove(RemoveTargetsRequest request, Call call) {
        buses.change(Optional.ofNullable(request.eventBusName()), request.rule(),
                rule -> rule.withTargets(rule.targets().stream().filter(target -> !request.ids().contains(target.id())).toList()));
        return RemoveTargetsResponse.builder().failedEntryCount(0).failedEntries(List.of()).build();
    }

    private ListTargetsByRuleResponse list(ListTargetsByRuleRequest request, Call call) {
        var rule = buses.rule(Optional.ofNullable(request.eventBusName()), request.rule());
        return ListTargetsByRuleResponse.builder().targets(rule.targets()).build();
    }

    private ListRuleNamesByTargetResponse names(ListRuleNamesByTargetRequest request, Call call) {
        var rules = buses.require(Optional.ofNullable(request.eventBusName())).rules().values();
        var names = rules.stream().filter(rule -> rule.targets().stream().anyMatch(target -> target.arn().equals(request.targetArn())))
                .map(Rule::name).toList();
        return ListRuleNamesByTargetResponse.builder().ruleNames(names).build();
    }
}
