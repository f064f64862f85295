package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.SiloArns;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.sagemaker.CfnEndpoint;
import software.amazon.awscdk.services.sagemaker.CfnEndpointConfig;
import software.amazon.awscdk.services.sagemaker.CfnModel;

/** The tenant's endpoint. Model and configuration can't be changed, so a new revision makes new ones, which it then moves to. */
final class SiloEndpoint {

    private final CfnEndpoint endpoint;

    SiloEndpoint(Stack stack, SiloParameters parameters, SiloArns own, CfnRole containerRole) {
        var revision = own.endpointName() + "-" + parameters.revision;
        var model = CfnModel.Builder.create(stack, "Model")
                .modelName(revision)
                .executionRoleArn(containerRole.getAttrArn())
                // No calls out of the container, and no credentials in it.
                .enableNetworkIsolation(true)
                .primaryContainer(CfnModel.ContainerDefinitionProperty.builder()
                        .image(parameters.containerImage).modelDataUrl(parameters.modelDataUrl).build())
                .build();
        var config = CfnEndpointConfig.Builder.create(stack, "EndpointConfig")
                .endpointConfigName(revision)
                .productionVariants(List.of(CfnEndpointConfig.ProductionVariantProperty.builder()
                        .variantName("main")
                        .modelName(model.getAttrModelName())
                        .instanceType(parameters.instanceType)
                        .initialInstanceCount(Token.asNumber(parameters.instanceCount))
                        .initialVariantWeight(1)
                        .build()))
                .build();
        endpoint = CfnEndpoint.Builder.create(stack, "Endpoint")
                .endpointName(own.endpointName())
                .endpointConfigName(config.getAttrEndpointConfigName())
                .build();
    }

    String name() {
        return endpoint.getAttrEndpointName();
    }
}
