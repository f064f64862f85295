package dev.tenantonboarding.tests.faults;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tests.stage.Bucket;
import dev.tenantonboarding.tests.stage.Stage;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Takes away what a case leaves behind, so that thousands find the cloud as the first did. */
record Leftovers(Stage stage) {
    void remove(TenantId tenant) {
        try (SageMakerClient sageMaker = stage.clients().sageMaker(); var cloudFormation = stage.clients().cloudFormation()) {
            delete(stage.records(), TenantRecord.key(tenant));
            stage.models().everything().stream().filter(key -> key.contains(tenant.value())).forEach(key -> delete(stage.models(), key));
            stage.sources().everything().stream().filter(key -> key.startsWith(tenant + "/")).forEach(key -> delete(stage.sources(), key));
            if (cloudFormation.describeStacks().stacks().stream().anyMatch(stack -> stack.stackName().equals("tenant--" + tenant))) {
                cloudFormation.deleteStack(request -> request.stackName("tenant--" + tenant));
            } else {
                removeEndpoints(sageMaker, tenant.value());
            }
        }
    }

    /** The pool, as before its first tenant. */
    void removePool() {
        try (SageMakerClient sageMaker = stage.clients().sageMaker()) {
            removeEndpoints(sageMaker, "pool--main");
            sageMaker.waiter().waitUntilEndpointDeleted(request -> request.endpointName("pool--main"));
        }
    }

    private static void removeEndpoints(SageMakerClient sageMaker, String name) {
        sageMaker.listEndpoints(request -> request.nameContains(name)).endpoints()
                .forEach(found -> sageMaker.deleteEndpoint(request -> request.endpointName(found.endpointName())));
        sageMaker.listEndpointConfigs(request -> request.nameContains(name)).endpointConfigs()
                .forEach(found -> sageMaker.deleteEndpointConfig(request -> request.endpointConfigName(found.endpointConfigName())));
        sageMaker.listModels(request -> request.nameContains(name)).models()
                .forEach(found -> sageMaker.deleteModel(request -> request.modelName(found.modelName())));
    }

    private static void delete(Bucket bucket, String key) {
        bucket.s3().deleteObject(request -> request.bucket(bucket.name()).key(key));
    }
}
