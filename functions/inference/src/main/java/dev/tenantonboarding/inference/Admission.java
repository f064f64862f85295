package dev.tenantonboarding.inference;

import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Whether a caller may ask a model, and which. That no other can be reached is IAM's doing, not this code's. */
sealed interface Admission {
    /** Whom the log lines name, if it is known. */
    Optional<TenantId> caller();

    /**
     * @param session opens what the call is made with, or fails as AWS answers; empty where the function's own role is the tenant's
     */
    record Admitted(TenantId tenant, ModelAddress model, Optional<Supplier<AwsSessionCredentials>> session) implements Admission {
        @Override
        public Optional<TenantId> caller() {
            return Optional.of(tenant);
        }
    }

    record Refused(Optional<TenantId> caller, Reply.Refusal why) implements Admission {
        static final Refused UNKNOWN = new Refused(Optional.empty(), Reply.Refusal.NO_TENANT);

        Refused(TenantId caller, Reply.Refusal why) {
            this(Optional.of(caller), why);
        }
    }
}
