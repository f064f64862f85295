package dev.tenantonboarding.localcloud;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.http.Mount;
import dev.tenantonboarding.localcloud.http.Port;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.s3.S3;
import dev.tenantonboarding.localcloud.sqs.SqsService;

/** The whole cloud: everything is put together here, and ends with {@link #close}. */
public final class LocalCloud implements AutoCloseable {

    /**
     * @param port   0 for a free one
     * @param mode   whether waits are real or skipped
     * @param log    the file for failures inside the cloud and for the functions' log lines
     * @param mounts what else the port serves, by path below {@code /_local}
     */
    public record Options(int port, Timeline.Mode mode, Path log, Map<String, Mount> mounts) {
        public Options {
            mounts = Map.copyOf(mounts);
        }
    }

    private final CloudLog log;
    private final Timeline timeline;
    private final Cloud cloud;
    private final S3 s3;
    private final Port port;

    private LocalCloud(Options options) {
        log = new CloudLog(options.log());
        timeline = new Timeline(Clock.systemUTC(), options.mode(), e -> log.failure("timer", e));
        cloud = new Cloud(timeline, LocalCloud::adminOnly);
        s3 = new S3(cloud);
        cloud.register(s3.service());
        cloud.register(SqsService.create(timeline, this::uri));
        var mounts = new HashMap<>(options.mounts());
        port = Port.open(cloud, LocalCloud::admin, mounts, s3.endpoint(), log::failure, options.port());
    }

    public static LocalCloud start(Options options) {
        return new LocalCloud(options);
    }

    private static Caller admin(String accessKeyId, Optional<String> token) {
        if (accessKeyId.equals(Aws.ADMIN_USER) && token.isEmpty()) {
            return new Caller.User(Aws.ADMIN_USER);
        }
        throw AwsError.of("InvalidClientTokenId", 403, "The security token included in the request is invalid.");
    }

    private static void adminOnly(Caller caller, Access access) {
        if (!caller.equals(new Caller.User(Aws.ADMIN_USER))) {
            throw AwsError.accessDenied(caller.arn() + " is not authorized to perform: " + access.action());
        }
    }

    /** {@code http://127.0.0.1:PORT}, the endpoint of every service. */
    public URI uri() {
        return port.uri();
    }

    /** For what lives in this process; everything else comes through the port. */
    public Cloud cloud() {
        return cloud;
    }

    @Override
    public void close() {
        port.close();
        timeline.close();
        s3.close();
        log.close();
    }
}
