package dev.tenantonboarding.localcloud.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;

/** Managed policies themselves; the account has only its own, none of AWS's. */
final class ManagedPolicyOperations {
    private static final int ID_LENGTH = 21;

    private final IamStore store;

    ManagedPolicyOperations(IamStore store) {
        this.store = store;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(CreatePolicyRequest::builder, ManagedPolicyOperations::createAccess, this::create),
                Operation.of(GetPolicyRequest::builder, request -> RoleAccess.policy("GetPolicy", request.policyArn()), this::get),
                Operation.of(DeletePolicyRequest::builder, request -> RoleAccess.policy("DeletePolicy", request.policyArn()), this::delete),
                Operation.of(ListPoliciesRequest::builder, _ -> RoleAccess.listing("ListPolicies"), this::list));
    }

    private static List<Access> createAccess(CreatePolicyRequest request) {
        var arn = Aws.globalArn("iam", "policy" + Optional.ofNullable(request.path()).orElse("/") + request.policyName());
        return Access.to("iam:CreatePolicy", arn).creatingWith(Names.tags(request.tags()), "iam:TagPolicy");
    }

    private CreatePolicyResponse create(CreatePolicyRequest request, Call call) {
        var document = Documents.managed(request.policyDocument());
        var policy = new ManagedPolicy(UniqueId.of("ANPA", ID_LENGTH), Names.path(Optional.ofNullable(request.path())),
                Names.name("policyName", request.policyName(), Names.POLICY_LENGTH), Optional.ofNullable(request.description()).orElse(""),
                call.time(), call.time(), Names.tags(request.tags()),
                new TreeMap<>(Map.of(1, new ManagedPolicy.Version(document, call.time()))), 1, 1);
        store.create(policy);
        var answer = RoleShapes.policy(policy, store);
        if (!policy.tags().isEmpty()) {
            answer.tags(RoleShapes.tags(policy.tags()));
        }
        return CreatePolicyResponse.builder().policy(answer.build()).build();
    }

    private GetPolicyResponse get(GetPolicyRequest request, Call call) {
        var policy = store.requirePolicy(request.policyArn());
        var answer = RoleShapes.policy(policy, store).tags(RoleShapes.tags(policy.tags()));
        if (!policy.description().isEmpty()) {
            answer.description(policy.description());
        }
        return GetPolicyResponse.builder().policy(answer.build()).build();
    }

    private DeletePolicyResponse delete(DeletePolicyRequest request, Call call) {
        store.deletePolicy(request.policyArn());
        return DeletePolicyResponse.builder().build();
    }

    private ListPoliciesResponse list(ListPoliciesRequest request, Call call) {
        var prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
        var listed = store.policies().stream()
                .filter(_ -> request.scope() != PolicyScopeType.AWS)
                .filter(policy -> policy.path().startsWith(prefix))
                .filter(policy -> !Boolean.TRUE.equals(request.onlyAttached()) || store.attachments(policy.arn()) > 0)
                .filter(policy -> request.policyUsageFilter() != PolicyUsageType.PERMISSIONS_BOUNDARY || store.boundaries(policy.arn()) > 0)
                .map(policy -> RoleShapes.policy(policy, store).build()).toList();
        var page = Pages.of(listed, Optional.ofNullable(request.maxItems()), Optional.ofNullable(request.marker()));
        var answer = ListPoliciesResponse.builder().policies(page.items()).isTruncated(page.truncated());
        page.next().ifPresent(answer::marker);
        return answer.build();
    }
}
