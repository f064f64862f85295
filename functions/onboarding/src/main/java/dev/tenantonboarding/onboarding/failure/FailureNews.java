package dev.tenantonboarding.onboarding.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantOffboardingFailed;
import dev.tenantonboarding.tenancy.TenantOnboardingFailed;
import java.util.Optional;

/** What signup is told of an execution that ended badly. */
public sealed interface FailureNews {
    /** The detail type of the event that tells it. */
    String detailType();

    JsonNode detail();

    Optional<TenantId> tenantId();

    String state();

    String error();

    record OfOnboarding(TenantOnboardingFailed event) implements FailureNews {
        @Override
        public String detailType() {
            return TenantOnboardingFailed.DETAIL_TYPE;
        }

        @Override
        public JsonNode detail() {
            return event.toJson();
        }

        @Override
        public Optional<TenantId> tenantId() {
            return event.tenantId();
        }

        @Override
        public String state() {
            return event.state();
        }

        @Override
        public String error() {
            return event.error();
        }
    }

    record OfOffboarding(TenantOffboardingFailed event) implements FailureNews {
        @Override
        public String detailType() {
            return TenantOffboardingFailed.DETAIL_TYPE;
        }

        @Override
        public JsonNode detail() {
            return event.toJson();
        }

        @Override
        public Optional<TenantId> tenantId() {
            return event.tenantId();
        }

        @Override
        public String state() {
            return event.state();
        }

        @Override
        public String error() {
            return event.error();
        }
    }
}
