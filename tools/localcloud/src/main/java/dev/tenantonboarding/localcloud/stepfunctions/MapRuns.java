package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.stepfunctions.execution.MapRun;

/** All Map Runs and the executions that they started, by ARN. */
final class MapRuns {

    private record Child(MapRun run, Executions.Started started) {
    }

    private final Map<String, MapRun> runs = new ConcurrentHashMap<>();
    private final Map<String, Child> children = new ConcurrentHashMap<>();

    void add(MapRun run) {
        runs.put(run.arn(), run);
    }

    void add(MapRun run, Executions.Started child) {
        children.put(child.arn(), new Child(run, child));
    }

    MapRun get(String arn) {
        Names.checkMapRunArn(arn);
        return Optional.ofNullable(runs.get(arn)).orElseThrow(() -> AwsError.of("ResourceNotFound", "Resource not found: '" + arn + "'"));
    }

    /** Those of an execution, the newest first. */
    List<MapRun> of(String executionArn) {
        return runs.values().stream().filter(run -> run.parent().arn().equals(executionArn))
                .sorted(Comparator.comparing(MapRun::startDate).reversed()).toList();
    }

    Optional<Executions.Started> child(String executionArn) {
        return Optional.ofNullable(children.get(executionArn)).map(Child::started);
    }

    /** The run that started an execution, if one did. */
    Optional<MapRun> startedBy(String executionArn) {
        return Optional.ofNullable(children.get(executionArn)).map(Child::run);
    }

    /** Drops those of a machine that is deleted. */
    void forget(String machineArn) {
        runs.values().removeIf(run -> run.machineArn().startsWith(machineArn + "/"));
        children.values().removeIf(child -> child.started().machine().arn().equals(machineArn));
    }
}
