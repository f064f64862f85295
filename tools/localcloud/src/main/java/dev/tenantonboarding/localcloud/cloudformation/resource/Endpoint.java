package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.UpdateEndpointRequest;

/** AWS::SageMaker::Endpoint: complete once it is in service, gone once it can't be described any more. */
final class Endpoint implements ResourceType {
    @Override
    public Schema schema() {
        return Schema.of("EndpointName", "EndpointConfigName").tagged().requiring("EndpointConfigName").replacedBy("EndpointName");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("EndpointName").orElseGet(() -> scope.physicalName(Hosting.LONGEST_NAME));
        var request = properties.into(CreateEndpointRequest.builder()).endpointName(name)
                .endpointConfigName(properties.required("EndpointConfigName")).build();
        var made = scope.initiated(Made.of(scope.call(request, CreateEndpointResponse.class).endpointArn(), "EndpointName", name));
        awaitService(scope, name, properties);
        return made;
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        var name = made.attributes().get("EndpointName");
        if (!old.same(properties, "EndpointConfigName")) {
            scope.call(UpdateEndpointRequest.builder().endpointName(name)
                    .endpointConfigName(properties.required("EndpointConfigName")).build());
            awaitService(scope, name, properties);
        }
        Hosting.retag(scope, made.physicalId(), old, properties);
        return made;
    }

    /** An endpoint that is on its way somewhere can't be deleted, so its arrival is awaited. */
    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        var name = Hosting.name(physicalId);
        Hosting.unlessGone(() -> {
            while (isMoving(describe(scope, name).endpointStatus())) {
                scope.waiting().run();
            }
            scope.call(DeleteEndpointRequest.builder().endpointName(name).build());
            while (describe(scope, name).endpointStatus() == EndpointStatus.DELETING) {
                scope.waiting().run();
            }
        });
    }

    /** An update that SageMaker took back leaves the endpoint in service, on its old configuration. */
    private static void awaitService(Scope scope, String name, Properties properties) {
        var endpoint = describe(scope, name);
        while (isMoving(endpoint.endpointStatus())) {
            scope.waiting().run();
            endpoint = describe(scope, name);
        }
        var wanted = properties.required("EndpointConfigName");
        if (endpoint.endpointStatus() != EndpointStatus.IN_SERVICE || !endpoint.endpointConfigName().equalsIgnoreCase(wanted)) {
            var reason = Optional.ofNullable(endpoint.failureReason()).orElse("Status: " + endpoint.endpointStatusAsString());
            throw AwsError.of("NotStabilized", "Resource of type 'AWS::SageMaker::Endpoint' with identifier '" + endpoint.endpointArn()
                    + "' did not stabilize. " + reason);
        }
    }

    private static boolean isMoving(EndpointStatus status) {
        return status == EndpointStatus.CREATING || status == EndpointStatus.UPDATING;
    }

    private static DescribeEndpointResponse describe(Scope scope, String name) {
        return scope.call(DescribeEndpointRequest.builder().endpointName(name).build(), DescribeEndpointResponse.class);
    }
}
