package dev.tenantonboarding.localcloud.sagemaker;

import java.time.Instant;

import software.amazon.awssdk.services.sagemaker.model.CreateEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;

/**
 * An endpoint configuration as it was created; it never changes.
 *
 * @param request checked by {@link EndpointConfigOperations}: one production variant, on instances
 */
record EndpointConfig(CreateEndpointConfigRequest request, Instant created) implements Resource {

    @Override
    public String name() {
        return request.endpointConfigName();
    }

    ProductionVariant variant() {
        return request.productionVariants().getFirst();
    }
}
