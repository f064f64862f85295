package dev.tenantonboarding.runtime;

import dev.tenantonboarding.runtime.ExpiringCache.Expiring;
import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    private final Function<String, Optional<Policy>> sessionPolicy;

    /** Of a role whose own policy keeps the session to the tenant that its tag names. */
    public RoleSessions(StsClient sts, String roleArn) {
        this(sts, roleArn, tenant -> Optional.empty());
    }

    private RoleSessions(StsClient sts, String roleArn, Function<String, Optional<Policy>> sessionPolicy) {
        this.sts = sts;
        this.roleArn = roleArn;
        this.sessionPolicy = sessionPolicy;
    }

    /**
     * Of a role that may do more than one tenant should.
     *
     * @param sessionPolicy what a session may do that is tagged with this tenant
     */
    public static RoleSessions narrowed(StsClient sts, String roleArn, Function<String, Policy> sessionPolicy) {
        return new RoleSessions(sts, roleArn, tenant -> Optional.of(sessionPolicy.apply(tenant)));
    }

    /** @throws software.amazon.awssdk.services.sts.model.StsException as AWS answers, AccessDenied where the role's trust refuses */
    public Expiring<AwsSessionCredentials> open(String sessionName, Map<String, String> tags) {
        Optional<Policy> policy = Optional.ofNullable(tags.get(TenantTag.KEY)).flatMap(sessionPolicy);
        Credentials opened = sts.assumeRole(request -> {
            request.roleArn(roleArn)
                    .roleSessionName(sessionName)
                    .durationSeconds((int) DURATION.toSeconds())
                    .tags(tags.entrySet().stream()
                            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                            .toList());
            policy.map(Policy::toJson).ifPresent(request::policy);
        }).credentials();
        return new Expiring<>(
                AwsSessionCredentials.create(opened.accessKeyId(), opened.secretAccessKey(), opened.sessionToken()), opened.expiration());
    }
}
