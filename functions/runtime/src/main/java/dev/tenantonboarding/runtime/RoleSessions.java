package dev.tenantonboarding.runtime;

import dev.tenantonboarding.runtime.ExpiringCache.Expiring;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

/** Opens tagged sessions of a role. */
public final class RoleSessions {
    // A function's role that assumes another is role chaining, for which AWS allows no more than an hour.
    private static final Duration DURATION = Duration.ofHours(1);

    private final StsClient sts;
    private final String roleArn;

    public RoleSessions(StsClient sts, String roleArn) {
        this.sts = sts;
        this.roleArn = roleArn;
    }

    /** @throws software.amazon.awssdk.services.sts.model.StsException as AWS answers, AccessDenied where the role's trust refuses */
    public Expiring<AwsSessionCredentials> open(String sessionName, Map<String, String> tags) {
        Credentials opened = sts.assumeRole(request -> request.roleArn(roleArn)
                        .roleSessionName(sessionName)
                        .durationSeconds((int) DURATION.toSeconds())
                        .tags(tags.entrySet().stream()
                                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                                .toList()))
                .credentials();
        return new Expiring<>(
                AwsSessionCredentials.create(opened.accessKeyId(), opened.secretAccessKey(), opened.sessionToken()), opened.expiration());
    }
}
