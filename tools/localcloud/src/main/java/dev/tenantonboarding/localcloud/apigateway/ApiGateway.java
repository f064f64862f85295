package dev.tenantonboarding.localcloud.apigateway;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import dev.tenantonboarding.localcloud.apigateway.jwt.Issuers;
import dev.tenantonboarding.localcloud.http.Mount;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;

/** API Gateway, put together: the service that keeps APIs, and the mount that serves them. */
public final class ApiGateway implements AutoCloseable {
    /** Below this path of the port every API has a path of its own, by its id. */
    public static final String MOUNT = "/_api";

    private final Issuers issuers;
    private final Service service;
    private final Requests requests;

    /**
     * @param clock    wall time, by which tokens are judged
     * @param endpoint the cloud's own address, of which APIs tell theirs
     * @param log      hears of calls to functions that fail, never of what requests hold
     */
    public ApiGateway(Cloud cloud, InstantSource clock, Supplier<URI> endpoint, BiConsumer<String, Throwable> log) {
        var apis = new Apis();
        issuers = new Issuers(clock, log);
        var functions = new FunctionCalls(cloud, log);
        var gate = new Gate(issuers, new FunctionAuthorizer(functions, new AdmissionCache(clock), log));
        requests = new Requests(apis, cloud, gate, new FunctionIntegration(functions, log), log);
        var operations = new ArrayList<Operation<?, ?>>();
        operations.addAll(new ApiOperations(apis, endpoint).operations());
        operations.addAll(new RouteOperations(apis).operations());
        operations.addAll(new IntegrationOperations(apis).operations());
        operations.addAll(new AuthorizerOperations(apis).operations());
        operations.addAll(new StageOperations(apis).operations());
        operations.addAll(new TagOperations(apis).operations());
        service = new Service("apigateway", Protocol.REST_JSON, operations);
    }

    public Service service() {
        return service;
    }

    /** To be served at {@link #MOUNT}. */
    public Mount mount() {
        return requests;
    }

    @Override
    public void close() {
        issuers.close();
    }
}
