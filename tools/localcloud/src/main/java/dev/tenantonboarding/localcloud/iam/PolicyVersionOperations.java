package dev.tenantonboarding.localcloud.iam;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;

/** Versions of managed policies: up to five, one of them in force. */
final class PolicyVersionOperations {
    private static final int MOST_VERSIONS = 5;
    private static final Pattern VERSION = Pattern.compile("v([1-9][0-9]{0,8})");

    private final IamStore store;

    PolicyVersionOperations(IamStore store) {
        this.store = store;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(CreatePolicyVersionRequest::builder,
                        request -> RoleAccess.policy("CreatePolicyVersion", request.policyArn()), this::create),
                Operation.of(GetPolicyVersionRequest::builder,
                        request -> RoleAccess.policy("GetPolicyVersion", request.policyArn()), this::get),
                Operation.of(ListPolicyVersionsRequest::builder,
                        request -> RoleAccess.policy("ListPolicyVersions", request.policyArn()), this::list),
                Operation.of(SetDefaultPolicyVersionRequest::builder,
                        request -> RoleAccess.policy("SetDefaultPolicyVersion", request.policyArn()), this::setDefault),
                Operation.of(DeletePolicyVersionRequest::builder,
                        request -> RoleAccess.policy("DeletePolicyVersion", request.policyArn()), this::delete));
    }

    private CreatePolicyVersionResponse create(CreatePolicyVersionRequest request, Call call) {
        var document = Documents.managed(request.policyDocument());
        var changed = store.changePolicy(request.policyArn(), policy -> {
            if (policy.versions().size() >= MOST_VERSIONS) {
                throw IamErrors.limit("A managed policy can have up to 5 versions. Before you create a new version, you must delete an "
                        + "existing version.");
            }
            return policy.withVersion(document, call.time(), Boolean.TRUE.equals(request.setAsDefault()));
        });
        return CreatePolicyVersionResponse.builder().policyVersion(RoleShapes.version(changed, changed.lastVersion()).build()).build();
    }

    private GetPolicyVersionResponse get(GetPolicyVersionRequest request, Call call) {
        var policy = store.requirePolicy(request.policyArn());
        var number = number(policy, request.versionId());
        return GetPolicyVersionResponse.builder().policyVersion(RoleShapes.version(policy, number)
                .document(Documents.encoded(policy.versions().get(number).document())).build()).build();
    }

    /** The newest first, as AWS lists them. */
    private ListPolicyVersionsResponse list(ListPolicyVersionsRequest request, Call call) {
        var policy = store.requirePolicy(request.policyArn());
        var versions = policy.versions().descendingKeySet().stream().map(number -> RoleShapes.version(policy, number).build()).toList();
        var page = Pages.of(versions, Optional.ofNullable(request.maxItems()), Optional.ofNullable(request.marker()));
        var answer = ListPolicyVersionsResponse.builder().versions(page.items()).isTruncated(page.truncated());
        page.next().ifPresent(answer::marker);
        return answer.build();
    }

    private SetDefaultPolicyVersionResponse setDefault(SetDefaultPolicyVersionRequest request, Call call) {
        store.changePolicy(request.policyArn(), policy -> policy.withDefault(number(policy, request.versionId()), call.time()));
        return SetDefaultPolicyVersionResponse.builder().build();
    }

    private DeletePolicyVersionResponse delete(DeletePolicyVersionRequest request, Call call) {
        store.changePolicy(request.policyArn(), policy -> {
            var number = number(policy, request.versionId());
            if (number == policy.defaultVersion()) {
                throw IamErrors.deleteConflict("Cannot delete the default version of a policy.");
            }
            return policy.withoutVersion(number);
        });
        return DeletePolicyVersionResponse.builder().build();
    }

    private static int number(ManagedPolicy policy, String versionId) {
        return Optional.of(VERSION.matcher(versionId)).filter(matcher -> matcher.matches()).map(matcher -> Integer.valueOf(matcher.group(1)))
                .filter(policy.versions()::containsKey).orElseThrow(() -> IamErrors.noVersion(policy.arn(), versionId));
    }
}
