package dev.tenantonboarding.runtime;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Each tenant's session of one invoke role, kept until shortly before it expires: an account may open no more than 600 a second. */
public final class TenantSessions {
    // About 15 MB when full. With more active tenants than this, each request opens a session.
    private static final int CAPACITY = 10_000;
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final ExpiringCache<TenantId, AwsSessionCredentials> sessions;

    public TenantSessions(RoleSessions role, Clock clock) {
        sessions = new ExpiringCache<>(
                CAPACITY, MARGIN, clock, tenant -> role.open(tenant.value(), Map.of(TenantTag.KEY, tenant.value())));
    }

    /** @throws software.amazon.awssdk.services.sts.model.StsException as AWS answers */
    public AwsSessionCredentials of(TenantId tenant) {
        return sessions.get(tenant);
    }
}
