package dev.tenantonboarding.localcloud;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import dev.tenantonboarding.localcloud.cloudformation.CloudFormation;
import dev.tenantonboarding.localcloud.cloudwatch.CloudWatch;
import dev.tenantonboarding.localcloud.eventbridge.EventBridge;
import dev.tenantonboarding.localcloud.apigateway.ApiGateway;
import dev.tenantonboarding.localcloud.faults.Environments;
import dev.tenantonboarding.localcloud.faults.Faults;
import dev.tenantonboarding.localcloud.http.Mount;
import dev.tenantonboarding.localcloud.http.Port;
import dev.tenantonboarding.localcloud.iam.IamService;
import dev.tenantonboarding.localcloud.iam.IamStore;
import dev.tenantonboarding.localcloud.iam.PolicyAuthorizer;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.lambda.Lambda;
import dev.tenantonboarding.localcloud.logs.LogsService;
import dev.tenantonboarding.localcloud.s3.S3;
import dev.tenantonboarding.localcloud.sagemaker.Limits;
import dev.tenantonboarding.localcloud.sagemaker.SageMaker;
import dev.tenantonboarding.localcloud.sns.Sns;
import dev.tenantonboarding.localcloud.sqs.SqsService;
import dev.tenantonboarding.localcloud.stepfunctions.StepFunctions;
import dev.tenantonboarding.localcloud.sts.Sts;

/** The whole cloud: everything is put together here, and ends with {@link #close}. */
public final class LocalCloud implements AutoCloseable {

    /**
     * @param port   0 for a free one
     * @param mode   whether waits are real or skipped
     * @param log    the file for failures inside the cloud and for the functions' log lines
     * @param mounts what else the port serves, by path below {@code /_local}
     * @param limits what SageMaker gives the account, and how long it takes
     */
    public record Options(int port, Timeline.Mode mode, Path log, Map<String, Mount> mounts, Limits limits) {
        public Options {
            mounts = Map.copyOf(mounts);
        }

        /** With SageMaker's standard limits. */
        public Options(int port, Timeline.Mode mode, Path log, Map<String, Mount> mounts) {
            this(port, mode, log, mounts, Limits.standard());
        }
    }

    private final CloudLog log;
    private final Timeline timeline;
    private final Faults faults;
    private final Cloud cloud;
    private final S3 s3;
    private final Lambda lambda;
    private final ApiGateway apis;
    private final EventBridge events;
    private final Port port;

    private LocalCloud(Options options) {
        log = new CloudLog(options.log());
        timeline = new Timeline(Clock.systemUTC(), options.mode(), e -> log.failure("timer", e));
        var iam = new IamStore();
        var authorizer = new PolicyAuthorizer(iam, timeline::now);
        var sts = new Sts(iam, authorizer, Clock.systemUTC());
        var environments = new Environments();
        faults = new Faults(timeline, environments);
        cloud = new Cloud(timeline, authorizer, faults);
        s3 = new S3(cloud);
        cloud.register(IamService.of(iam));
        cloud.register(sts.service());
        cloud.register(s3.service());
        cloud.register(SqsService.create(timeline, this::uri));
        events = new EventBridge(cloud, sts);
        cloud.register(events.service());
        new SageMaker(cloud, sts, s3, events, options.limits()).services().forEach(cloud::register);
        lambda = new Lambda(timeline, s3, sts, environments, this::uri, log::failure);
        cloud.register(lambda.service());
        cloud.register(new StepFunctions(cloud, sts, s3, events).service());
        apis = new ApiGateway(cloud, Clock.systemUTC(), this::uri, log::failure);
        cloud.register(apis.service());
        cloud.register(LogsService.create());
        cloud.register(CloudWatch.create());
        cloud.register(Sns.create());
        cloud.register(CloudFormation.create(cloud, sts, s3, events, log::failure));
        var mounts = new HashMap<>(options.mounts());
        mounts.put(ApiGateway.MOUNT, apis.mount());
        port = Port.open(cloud, sts.authenticator(), mounts, s3.endpoint(), log::failure, options.port());
    }

    public static LocalCloud start(Options options) {
        return new LocalCloud(options);
    }

    /** {@code http://127.0.0.1:PORT}, the endpoint of every service. */
    public URI uri() {
        return port.uri();
    }

    /** For what lives in this process; everything else comes through the port. */
    public Cloud cloud() {
        return cloud;
    }

    /** Where services tell what happened. */
    public EventBridge events() {
        return events;
    }

    /** For tests: records calls and makes chosen ones fail. */
    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        port.close();
        timeline.close();
        apis.close();
        lambda.close();
        s3.close();
        log.close();
    }
}
