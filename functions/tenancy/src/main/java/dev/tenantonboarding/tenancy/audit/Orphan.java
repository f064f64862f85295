package dev.tenantonboarding.tenancy.audit;

import java.util.Optional;

/**
 * A resource that bears the platform's tags and that no living tenant's record accounts for.
 *
 * @param tenantId as the resource's tag says, if it has one; not checked, since nobody vouches for it
 * @param what it is, for people
 */
public record Orphan(String arn, Optional<String> tenantId, String what) {}
