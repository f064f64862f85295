package dev.tenantonboarding.localcloud.lambda;

import java.net.URI;
import java.util.ArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import dev.tenantonboarding.localcloud.faults.Environments;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.s3.S3;
import dev.tenantonboarding.localcloud.sts.Sts;

/** Lambda, put together. */
public final class Lambda implements AutoCloseable {
    private final Functions functions = new Functions();
    private final CodeStore code = new CodeStore();
    private final Service service;

    /**
     * @param s3       where archives are read
     * @param sts      where functions get the credentials of their roles
     * @param environments hears of each invocation, where it runs
     * @param endpoint the cloud's own address, which functions are told; asked for when a function starts
     * @param log      hears of failing functions and dropped events
     */
    public Lambda(Timeline timeline, S3 s3, Sts sts, Environments environments, Supplier<URI> endpoint,
            BiConsumer<String, Throwable> log) {
        var surroundings = new Surroundings(endpoint, timeline.skips());
        LambdaFunction.Fleet fleet = (function, configuration) ->
                new Instances(function, configuration, new ExecutionSessions(sts, configuration.role(), function), environments, surroundings);
        var invoker = new Invoker(functions, timeline, log);
        var operations = new ArrayList<Operation<?, ?>>();
        operations.addAll(new FunctionOperations(functions, new Uploads(s3, code), fleet).operations());
        operations.addAll(new FunctionQueries(functions).operations());
        operations.addAll(new VersionOperations(functions).operations());
        operations.addAll(new PermissionOperations(functions).operations());
        operations.addAll(new SettingOperations(functions).operations());
        operations.add(new InvokeOperation(functions, invoker, new EventQueue(invoker, timeline, log)).operation());
        service = new Service("lambda", Protocol.REST_JSON, operations);
    }

    public Service service() {
        return service;
    }

    @Override
    public void close() {
        functions.all().forEach(LambdaFunction::close);
        code.close();
    }
}
