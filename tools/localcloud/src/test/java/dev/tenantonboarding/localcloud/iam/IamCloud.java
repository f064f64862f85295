package dev.tenantonboarding.localcloud.iam;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import dev.tenantonboarding.localcloud.http.Port;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.sts.Sts;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** A cloud with IAM and STS behind a real port, and clients for it; wall time can be moved. */
public final class IamCloud implements AutoCloseable {
    public static final AwsCredentials ADMIN = AwsBasicCredentials.create("local", "local");
    public static final String ADMIN_TRUST = trust("{`AWS`:`arn:aws:iam::000000000000:user/local`}");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final Timeline timeline = new Timeline(Clock.systemUTC(), Timeline.Mode.SKIP, failure -> {
        throw new AssertionError(failure);
    });
    private final Port port;
    private final Sts sts;

    public IamCloud() {
        var store = new IamStore();
        var authorizer = new PolicyAuthorizer(store, now::get);
        sts = new Sts(store, authorizer, now::get);
        var cloud = new Cloud(timeline, authorizer);
        cloud.register(IamService.of(store));
        cloud.register(sts.service());
        port = Port.open(cloud, sts.authenticator(), Map.of(), (request, response, call) -> response.sendError(501), (what, failure) -> {
            throw new AssertionError(what, failure);
        }, 0);
    }

    public Sts sts() {
        return sts;
    }

    public void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    public IamClient iam() {
        return iam(ADMIN);
    }

    public IamClient iam(AwsCredentials credentials) {
        return IamClient.builder().endpointOverride(port.uri()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials)).build();
    }

    public StsClient sts(AwsCredentials credentials) {
        return StsClient.builder().endpointOverride(port.uri()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials)).build();
    }

    /** Makes a role that the administrator may assume; the inline policy is all that it may. */
    public String role(String name, String... statements) {
        return roleTrusting(name, ADMIN_TRUST, statements);
    }

    public String roleTrusting(String name, String trust, String... statements) {
        try (var iam = iam()) {
            var arn = iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(trust)).role().arn();
            if (statements.length > 0) {
                iam.putRolePolicy(request -> request.roleName(name).policyName("inline").policyDocument(policy(statements)));
            }
            return arn;
        }
    }

    public AwsSessionCredentials assume(String roleArn) {
        try (var sts = sts(ADMIN)) {
            return credentials(sts.assumeRole(request -> request.roleArn(roleArn).roleSessionName("test-session")));
        }
    }

    public static AwsSessionCredentials credentials(AssumeRoleResponse response) {
        var credentials = response.credentials();
        return AwsSessionCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }

    /** A policy of these statements; back quotes stand for JSON's double quotes. */
    public static String policy(String... statements) {
        return json("{`Version`:`2012-10-17`,`Statement`:[" + String.join(",", statements) + "]}");
    }

    /** A trust policy for a principal, written as in a policy. */
    public static String trust(String principal) {
        return policy("{`Effect`:`Allow`,`Principal`:" + principal + ",`Action`:[`sts:AssumeRole`,`sts:TagSession`]}");
    }

    public static String json(String backQuoted) {
        return backQuoted.replace('`', '"');
    }

    @Override
    public void close() {
        port.close();
        timeline.close();
    }
}
