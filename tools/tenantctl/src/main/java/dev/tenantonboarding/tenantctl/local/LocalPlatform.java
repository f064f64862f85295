package dev.tenantonboarding.tenantctl.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.LocalCloud;
import dev.tenantonboarding.localcloud.faults.Faults;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.sagemaker.Limits;
import dev.tenantonboarding.samples.SampleFile;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.Home;
import dev.tenantonboarding.tenantctl.Platform;
import dev.tenantonboarding.tenantctl.issuer.Issuer;
import dev.tenantonboarding.tenantctl.stack.Deployment;
import dev.tenantonboarding.tenantctl.place.Clients;
import dev.tenantonboarding.tenantctl.place.Target;
import software.amazon.awssdk.core.sync.RequestBody;

/** A local cloud, the platform deployed in it as anywhere, its token issuer, and the sample models in the model source bucket. */
public final class LocalPlatform implements AutoCloseable {
    private static final String AUDIENCE = "tenant-onboarding";

    private final LocalCloud cloud;
    private final Platform platform;

    private LocalPlatform(LocalCloud cloud, Platform platform) {
        this.cloud = cloud;
        this.platform = platform;
    }

    /**
     * Starts the cloud, empty.
     *
     * @param port 0 for a free one
     * @param log  where the cloud tells what went wrong inside it
     * @throws CommandFailed if the port is in use
     */
    public static LocalPlatform start(int port, Timeline.Mode mode, Path log, String stackName) {
        return start(port, mode, log, stackName, Limits.standard(), new Issuer(Clock.systemUTC()));
    }

    /** The same, on a cloud whose SageMaker has limits of its own, with an issuer that may be known to others. */
    public static LocalPlatform start(int port, Timeline.Mode mode, Path log, String stackName, Limits limits, Issuer issuer) {
        try {
            var cloud = LocalCloud.start(new LocalCloud.Options(port, mode, log, Map.of(Issuer.PATH, issuer), limits));
            var target = new Target.Local(cloud.uri());
            return new LocalPlatform(cloud, new Platform(target, new Clients(target), stackName));
        } catch (IllegalStateException e) {
            throw CommandFailed.because(e.getMessage() + "; if it is in use, --port chooses another", e);
        }
    }

    /** What a stack on the cloud at this endpoint needs to be told, beyond the template's defaults. */
    public static Map<String, String> parameters(URI endpoint) {
        return Map.of("JwtIssuer", Issuer.url(endpoint).toString(), "JwtAudience", AUDIENCE);
    }

    /** Deploys the stack and puts the sample models where signups may take them from. */
    public void deploy(Home home) {
        deploy(home, Map.of());
    }

    /** The same, with parameters of the template. */
    public void deploy(Home home, Map<String, String> parameters) {
        var all = new HashMap<>(parameters(uri()));
        all.putAll(parameters);
        new Deployment(platform.target(), platform.clients(), home, event -> {}).run(platform.stackName(), Optional.empty(), all);
        var bucket = platform.outputs().modelSourceBucketName();
        try (var s3 = platform.clients().s3()) {
            for (var model : SampleModel.values()) {
                for (SampleFile file : model.files()) {
                    s3.putObject(request -> request.bucket(bucket).key(file.key()), RequestBody.fromBytes(file.content()));
                }
            }
        }
    }

    public URI uri() {
        return cloud.uri();
    }

    public Platform platform() {
        return platform;
    }

    /** For tests: records the cloud's calls and makes chosen ones fail. */
    public Faults faults() {
        return cloud.faults();
    }

    @Override
    public void close() {
        platform.close();
        cloud.close();
    }
}
