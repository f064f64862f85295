package dev.tenantonboarding.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.json.JsonMapper;

/** The repository's own template, deployed, updated and removed again; its functions are an empty archive. */
class CommittedTemplateTest {
    private static final Path TEMPLATE = Path.of("../../infra/template/tenant-onboarding.template.json");
    private static final List<String> KEPT = List.of("AWS::S3::Bucket");

    @Test
    void the_committed_template_is_deployed_unchanged_given_new_code_and_removed_again() throws IOException {
        try (var account = new StackAccount(); var s3 = account.cloud.client(S3Client.builder().forcePathStyle(true))) {
            var formation = account.formation;
            s3.createBucket(request -> request.bucket("code"));
            s3.putObject(request -> request.bucket("code").key("functions.jar"), RequestBody.fromBytes(archive()));
            s3.putObject(request -> request.bucket("code").key("newer.jar"), RequestBody.fromBytes(archive()));
            s3.putObject(request -> request.bucket("code").key("template.json"), RequestBody.fromFile(TEMPLATE));

            formation.createStack(request -> request.stackName("tenant-onboarding").templateURL(account.cloud.cloud().uri() + "/code/template.json")
                    .capabilities(Capability.CAPABILITY_IAM).parameters(parameters("functions.jar")));

            account.await("tenant-onboarding", StackStatus.CREATE_COMPLETE);
            var outputs = account.outputs("tenant-onboarding");
            assertThat(outputs).containsEntry("EventBusName", "tenant-onboarding").containsEntry("JwtAudience", "tenants")
                    .containsEntry("OnboardingStateMachineArn", "arn:aws:states:us-east-1:000000000000:stateMachine:tenant-onboarding");
            assertThat(outputs.get("ApiUrl")).startsWith(account.cloud.cloud().uri().toString());
            assertThat(outputs.get("RecordsBucketName")).matches("tenant-onboarding-records-[a-z0-9]{12}");

            formation.updateStack(request -> request.stackName("tenant-onboarding").usePreviousTemplate(true)
                    .capabilities(Capability.CAPABILITY_IAM)
                    .parameters(parameters("newer.jar")));
            var id = account.await("tenant-onboarding", StackStatus.UPDATE_COMPLETE);
            var updated = account.events(id).stream().filter(event -> event.resourceStatus() == ResourceStatus.UPDATE_COMPLETE
                    && event.resourceType().equals("AWS::Lambda::Function")).map(StackEvent::logicalResourceId).toList();
            assertThat(updated).containsExactlyInAnyOrderElementsOf(onboardingFunctions()).doesNotContain("Inference");

            formation.deleteStack(request -> request.stackName("tenant-onboarding"));
            account.await(id, StackStatus.DELETE_COMPLETE);
            var skipped = account.events(id).stream().filter(event -> event.resourceStatus() == ResourceStatus.DELETE_SKIPPED).toList();
            assertThat(skipped).hasSize(3).allSatisfy(event -> assertThat(event.resourceType()).isIn(KEPT));
            assertThat(formation.listStackResources(request -> request.stackName(id)).stackResourceSummaries())
                    .extracting(StackResourceSummary::logicalResourceId).isEmpty();
        }
    }

    /** Those that are made of the jar which was changed. */
    private static List<String> onboardingFunctions() {
        var found = JsonMapper.shared().readTree(TEMPLATE.toFile()).path("Resources").properties().stream()
                .filter(resource -> resource.getValue().at("/Properties/Code/S3Key/Ref").asString("").equals("OnboardingCodeKey"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    private static List<Parameter> parameters(String onboardingCode) {
        return StackAccount.parameters("CodeBucket=code", "OnboardingCodeKey=" + onboardingCode, "InferenceCodeKey=functions.jar", "SiloTemplateKey=silo.json",
                "JwtIssuer=https://issuer.example", "JwtAudience=tenants");
    }

    private static byte[] archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
        }
        return bytes.toByteArray();
    }
}
