package dev.tenantonboarding.localcloud.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.tenantonboarding.localcloud.iam.policy.MalformedPolicyException;
import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.iam.policy.PolicyShape;
import dev.tenantonboarding.localcloud.iam.policy.Principal;
import dev.tenantonboarding.localcloud.iam.policy.RequestContext;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicySourceType;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/** The policy simulator: the same evaluator as for calls, with policies and condition keys as given. */
final class SimulationOperations {
    private static final String[] COMMON = {"PolicyInputList", "PermissionsBoundaryPolicyInputList", "ActionNames", "ResourceArns",
        "ResourcePolicy", "CallerArn", "ContextEntries", "MaxItems", "Marker"};
    private static final String ADMIN_ARN = Aws.globalArn("iam", "user/" + Aws.ADMIN_USER);

    private final IamStore store;

    SimulationOperations(IamStore store) {
        this.store = store;
    }

    List<Operation<?, ?>> all() {
        var principalMembers = new ArrayList<>(List.of(COMMON));
        principalMembers.add("PolicySourceArn");
        return List.of(
                Operation.of(SimulateCustomPolicyRequest::builder, _ -> RoleAccess.listing("SimulateCustomPolicy"), this::custom)
                        .accepting(COMMON),
                Operation.of(SimulatePrincipalPolicyRequest::builder,
                        request -> List.of(Access.to("iam:SimulatePrincipalPolicy", request.policySourceArn())), this::principal)
                        .accepting(principalMembers.toArray(String[]::new)));
    }

    private SimulateCustomPolicyResponse custom(SimulateCustomPolicyRequest request, Call call) {
        var simulation = new Simulation(caller(Optional.ofNullable(request.callerArn()).orElse(ADMIN_ARN)),
                sources("PolicyInputList", request.policyInputList(), PolicyShape.IDENTITY),
                boundary(request.permissionsBoundaryPolicyInputList()), resource(request.resourcePolicy()), context(request.contextEntries()));
        var page = Pages.of(evaluate(simulation, request.actionNames(), request.resourceArns()),
                Optional.ofNullable(request.maxItems()), Optional.ofNullable(request.marker()));
        var answer = SimulateCustomPolicyResponse.builder().evaluationResults(page.items()).isTruncated(page.truncated());
        page.next().ifPresent(answer::marker);
        return answer.build();
    }

    private SimulatePrincipalPolicyResponse principal(SimulatePrincipalPolicyRequest request, Call call) {
        var source = request.policySourceArn();
        var identity = new ArrayList<Simulation.Source>();
        var ownBoundary = Optional.<Simulation.Source>empty();
        if (source.equals(ADMIN_ARN)) {
            identity.add(new Simulation.Source("AdministratorAccess", PolicySourceType.USER, PolicyAuthorizer.ADMINISTRATOR));
        } else {
            var role = store.roleByArn(source).orElseThrow(() -> IamErrors.noSuchEntity("The principal " + source + " cannot be found."));
            identity.addAll(sources(role));
            ownBoundary = role.boundary().flatMap(store::policy).map(SimulationOperations::source);
        }
        identity.addAll(sources("PolicyInputList", request.policyInputList(), PolicyShape.IDENTITY));
        var boundary = boundary(request.permissionsBoundaryPolicyInputList());
        var simulation = new Simulation(caller(Optional.ofNullable(request.callerArn()).orElse(source)), identity,
                boundary.isPresent() ? boundary : ownBoundary, resource(request.resourcePolicy()), context(request.contextEntries()));
        var page = Pages.of(evaluate(simulation, request.actionNames(), request.resourceArns()),
                Optional.ofNullable(request.maxItems()), Optional.ofNullable(request.marker()));
        var answer = SimulatePrincipalPolicyResponse.builder().evaluationResults(page.items()).isTruncated(page.truncated());
        page.next().ifPresent(answer::marker);
        return answer.build();
    }

    private static List<EvaluationResult> evaluate(Simulation simulation, List<String> actions, List<String> resourceArns) {
        var resources = resourceArns.isEmpty() ? List.of("*") : resourceArns;
        return actions.stream().flatMap(action -> resources.stream().map(resource -> simulation.evaluate(action, resource))).toList();
    }

    private List<Simulation.Source> sources(Role role) {
        var sources = new ArrayList<Simulation.Source>();
        role.inline().forEach((name, document) ->
                sources.add(new Simulation.Source("role_" + role.name() + "_" + name, PolicySourceType.ROLE, document)));
        role.attached().stream().flatMap(arn -> store.policy(arn).stream()).map(SimulationOperations::source).forEach(sources::add);
        return sources;
    }

    private static Simulation.Source source(ManagedPolicy policy) {
        return new Simulation.Source(policy.name(), PolicySourceType.USER_MANAGED, policy.document());
    }

    private static List<Simulation.Source> sources(String list, List<String> texts, PolicyShape shape) {
        var sources = new ArrayList<Simulation.Source>();
        for (var text : texts) {
            sources.add(new Simulation.Source(list + "." + (sources.size() + 1), PolicySourceType.NONE, parse(text, shape)));
        }
        return sources;
    }

    private static Optional<Simulation.Source> boundary(List<String> texts) {
        if (texts.size() > 1) {
            throw AwsError.of("InvalidInput", "PermissionsBoundaryPolicyInputList takes one policy, not " + texts.size() + ".");
        }
        return sources("PermissionsBoundaryPolicyInputList", texts, PolicyShape.IDENTITY).stream().findFirst();
    }

    private static Optional<Simulation.Source> resource(String text) {
        return Optional.ofNullable(text)
                .map(given -> new Simulation.Source("ResourcePolicy", PolicySourceType.RESOURCE, parse(given, PolicyShape.RESOURCE)));
    }

    private static PolicyDocument parse(String text, PolicyShape shape) {
        try {
            return PolicyDocument.parse(text, shape);
        } catch (MalformedPolicyException e) {
            throw AwsError.of("InvalidInput", e.getMessage());
        }
    }

    private static RequestContext context(List<ContextEntry> entries) {
        return new RequestContext(entries.stream().collect(Collectors.toMap(ContextEntry::contextKeyName, ContextEntry::contextKeyValues,
                (_, last) -> last)));
    }

    /** A role stands for its sessions; a session names its role in its ARN. */
    private Principal caller(String arn) {
        if (arn.startsWith("arn:aws:iam::") && arn.contains(":user/")) {
            return new Principal.User(arn);
        }
        if (arn.startsWith("arn:aws:iam::") && arn.contains(":role/")) {
            return new Principal.RoleSession(arn, arn);
        }
        var parts = arn.split("/");
        if (arn.startsWith("arn:aws:sts::") && arn.contains(":assumed-role/") && parts.length == 3) {
            return new Principal.RoleSession(store.role(parts[1]).map(Role::arn).orElse(""), arn);
        }
        throw AwsError.of("InvalidInput", "CallerArn " + arn + " must be the ARN of a user, a role or a session of a role.");
    }
}
