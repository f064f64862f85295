package dev.tenantonboarding.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.StartedCloud;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.s3.S3Client;

/** The repository's own template, deployed and removed again; its functions are an empty archive. */
class CommittedTemplateTest {
    private static final Path TEMPLATE = Path.of("../../infra/template/tenant-onboarding.template.json");
    private static final List<String> KEPT = List.of("AWS::S3::Bucket");

    @Test
    void the_committed_template_is_deployed_unchanged_and_removed_again() throws IOException {
        try (var cloud = new StartedCloud(); var formation = cloud.client(CloudFormationClient.builder());
                var s3 = cloud.client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(request -> request.bucket("code"));
            s3.putObject(request -> request.bucket("code").key("functions.jar"), RequestBody.fromBytes(archive()));
            s3.putObject(request -> request.bucket("code").key("template.json"), RequestBody.fromFile(TEMPLATE));
            var parameters = Map.of("CodeBucket", "code", "OnboardingCodeKey", "functions.jar", "InferenceCodeKey", "functions.jar", "JwtIssuer",
                    "https://issuer.example", "JwtAudience", "tenants");

            formation.createStack(request -> request.stackName("tenant-onboarding").templateURL(cloud.cloud().uri() + "/code/template.json")
                    .capabilities(Capability.CAPABILITY_IAM).parameters(parameters.entrySet().stream().map(entry -> Parameter.builder()
                            .parameterKey(entry.getKey()).parameterValue(entry.getValue()).build()).toList()));

            var stacks = new StackAwait(cloud, formation);
            stacks.await("tenant-onboarding", StackStatus.CREATE_COMPLETE);
            var outputs = formation.describeStacks(request -> request.stackName("tenant-onboarding")).stacks().getFirst().outputs().stream()
                    .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
            assertThat(outputs).containsEntry("EventBusName", "tenant-onboarding").containsEntry("JwtAudience", "tenants")
                    .containsEntry("OnboardingStateMachineArn", "arn:aws:states:us-east-1:000000000000:stateMachine:tenant-onboarding");
            assertThat(outputs.get("ApiUrl")).startsWith(cloud.cloud().uri().toString());
            assertThat(outputs.get("RecordsBucketName")).matches("tenant-onboarding-records-[a-z0-9]{12}");

            formation.deleteStack(request -> request.stackName("tenant-onboarding"));
            var id = stacks.await("tenant-onboarding", StackStatus.DELETE_COMPLETE);
            var skipped = formation.describeStackEventsPaginator(request -> request.stackName(id)).stackEvents().stream()
                    .filter(event -> event.resourceStatus() == ResourceStatus.DELETE_SKIPPED).toList();
            assertThat(skipped).hasSize(3).allSatisfy(event -> assertThat(event.resourceType()).isIn(KEPT));
            assertThat(formation.listStackResources(request -> request.stackName(id)).stackResourceSummaries())
                    .extracting(StackResourceSummary::logicalResourceId).isEmpty();
        }
    }

    private static byte[] archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
        }
        return bytes.toByteArray();
    }
}
