package dev.tenantonboarding.localcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** A local cloud that skips waits, and clients of it. */
public final class StartedCloud implements AutoCloseable {
    private final LocalCloud cloud;
    private final Path log;

    public StartedCloud() {
        try {
            log = Files.createTempDirectory("localcloud").resolve("log");
            cloud = LocalCloud.start(new LocalCloud.Options(0, Timeline.Mode.SKIP, log, Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LocalCloud cloud() {
        return cloud;
    }

    /** The file of the cloud's log. */
    public Path log() {
        return log;
    }

    /** The administrator's client. */
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, AwsBasicCredentials.create("local", "local"));
    }

    public <B extends AwsClientBuilder<B, C>, C> C client(B builder, AwsCredentials credentials) {
        return builder.endpointOverride(cloud.uri()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials)).build();
    }

    /** Lets the cloud's time pass, without waiting for it. */
    public void pass(Duration time) {
        var passed = new CountDownLatch(1);
        cloud.cloud().timeline().schedule(time, Timeline.Kind.AWAITED, passed::countDown);
        try {
            passed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        cloud.close();
    }
}
