package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.Comparator;
import java.util.List;

import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/** AWS::IAM::ManagedPolicy. A new document becomes a new version of it. */
final class ManagedPolicy implements ResourceType {
    private static final int LONGEST_NAME = 128;
    private static final int MOST_VERSIONS = 5;

    @Override
    public Schema schema() {
        return Schema.of("ManagedPolicyName", "Path", "Description", "PolicyDocument.*").requiring("PolicyDocument")
                .replacedBy("ManagedPolicyName", "Path", "Description");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("ManagedPolicyName").orElseGet(() -> scope.physicalName(LONGEST_NAME));
        var policy = scope.call(properties.into(CreatePolicyRequest.builder()).policyName(name).build(), CreatePolicyResponse.class).policy();
        return Made.of(policy.arn(), "PolicyArn", policy.arn());
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        var arn = made.physicalId();
        var versions = versions(scope, arn);
        if (versions.size() >= MOST_VERSIONS) {
            var oldest = versions.stream().filter(version -> !version.isDefaultVersion())
                    .min(Comparator.comparing(PolicyVersion::createDate)).orElseThrow();
            scope.call(DeletePolicyVersionRequest.builder().policyArn(arn).versionId(oldest.versionId()).build());
        }
        scope.call(CreatePolicyVersionRequest.builder().policyArn(arn).policyDocument(properties.required("PolicyDocument"))
                .setAsDefault(true).build());
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        versions(scope, physicalId).stream().filter(version -> !version.isDefaultVersion())
                .forEach(version -> scope.call(DeletePolicyVersionRequest.builder().policyArn(physicalId).versionId(version.versionId()).build()));
        scope.call(DeletePolicyRequest.builder().policyArn(physicalId).build());
    }

    private static List<PolicyVersion> versions(Scope scope, String arn) {
        return scope.call(ListPolicyVersionsRequest.builder().policyArn(arn).build(), ListPolicyVersionsResponse.class).versions();
    }
}
