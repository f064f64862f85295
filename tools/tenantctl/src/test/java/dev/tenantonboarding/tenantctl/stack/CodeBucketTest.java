package dev.tenantonboarding.tenantctl.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.LocalClients;
import software.amazon.awssdk.services.s3.S3Client;

class CodeBucketTest {
    @TempDir
    private Path folder;
    private LocalClients local;
    private S3Client s3;
    private CodeBucket bucket;

    @BeforeEach
    void start() {
        local = LocalClients.start(folder);
        s3 = local.clients().s3();
        bucket = new CodeBucket(s3, "some-code");
        bucket.ensure(local.clients().region());
    }

    @AfterEach
    void stop() {
        s3.close();
        local.close();
    }

    @Test
    void aBucketThatIsThereIsUsed() {
        bucket.ensure(local.clients().region());
        assertThat(s3.listBuckets().buckets()).singleElement().satisfies(found -> assertThat(found.name()).isEqualTo("some-code"));
    }

    @Test
    void theKeyChangesWithTheContentOnly() throws IOException {
        var jar = Files.writeString(folder.resolve("onboarding.jar"), "one");
        var key = bucket.upload(jar);
        assertThat(key).matches("onboarding-[0-9a-f]{16}\\.jar");
        assertThat(bucket.upload(jar)).isEqualTo(key);
        assertThat(s3.getObjectAsBytes(request -> request.bucket("some-code").key(key)).asUtf8String()).isEqualTo("one");
        Files.writeString(jar, "two");
        assertThat(bucket.upload(jar)).isNotEqualTo(key);
        assertThat(s3.listObjectsV2(request -> request.bucket("some-code")).contents()).hasSize(2);
    }

    @Test
    void aJarThatWasNotBuiltIsNamed() {
        assertThatThrownBy(() -> bucket.upload(folder.resolve("inference.jar"))).isInstanceOf(CommandFailed.class).hasMessageContaining("inference.jar");
    }

    @Test
    void theUrlLeadsToTheObject() {
        assertThat(bucket.url("template-1.json")).isEqualTo(local.cloud().uri() + "/some-code/template-1.json");
    }
}
