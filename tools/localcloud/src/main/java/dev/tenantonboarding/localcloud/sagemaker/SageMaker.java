package dev.tenantonboarding.localcloud.sagemaker;

import java.util.ArrayList;
import java.util.List;

import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import dev.tenantonboarding.localcloud.kernel.ServiceEvents;
import dev.tenantonboarding.localcloud.s3.S3;
import dev.tenantonboarding.localcloud.sts.Sts;

/** SageMaker hosting, put together: the service that keeps endpoints and the runtime that invokes them. Both sign as {@code sagemaker}. */
public final class SageMaker {
    private final Service hosting;
    private final Service runtime;

    /** @param events takes the changes of endpoints' status */
    public SageMaker(Cloud cloud, Sts sts, S3 s3, ServiceEvents events, Limits limits) {
        var tags = new Tags();
        var models = new Registry<HostedModel>(Kind.MODEL);
        var configs = new Registry<EndpointConfig>(Kind.ENDPOINT_CONFIG);
        var endpoints = new EndpointLife(models, new Deployment(cloud, sts, s3, limits), tags, new EndpointEvents(events), cloud.timeline(), limits);
        var operations = new ArrayList<Operation<?, ?>>();
        operations.addAll(new ModelOperations(models, tags).all());
        operations.addAll(new EndpointConfigOperations(configs, models, tags).all());
        operations.addAll(new EndpointOperations(endpoints, configs, tags).all());
        operations.addAll(new TagOperations(models, configs, endpoints, tags).all());
        hosting = new Service("sagemaker", Protocol.JSON_1_1, operations);
        runtime = new Service("sagemaker", Protocol.REST_JSON, new Invocations(endpoints, new TargetModels(sts, s3), tags).all());
    }

    /** The runtime first: who asks for an operation that neither has is answered by the last, whose protocol names operations. */
    public List<Service> services() {
        return List.of(runtime, hosting);
    }
}
