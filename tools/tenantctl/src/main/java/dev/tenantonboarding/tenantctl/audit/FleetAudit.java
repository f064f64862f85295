package dev.tenantonboarding.tenantctl.audit;

import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.tenantonboarding.tenancy.audit.AuditJson;
import dev.tenantonboarding.tenancy.audit.AuditReport;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.console.LiveLine;
import dev.tenantonboarding.tenantctl.place.Pause;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.MapRunItemCounts;

/**
 * An audit of all tenants, which the deployed state machine makes.
 *
 * @param bucket where the machine leaves its document
 */
public record FleetAudit(SfnClient stepFunctions, String stateMachineArn, S3Client s3, String bucket) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Has an audit made and follows it to its end.
     *
     * @param quarantine whether the machine shuts out tenants that it finds violated
     * @param pause between two looks
     * @throws CommandFailed if the machine does not get to its document
     */
    public AuditReport run(boolean quarantine, Duration pause, LiveLine line) {
        var input = JsonNodeFactory.instance.objectNode().put("quarantine", quarantine);
        var arn = stepFunctions.startExecution(request -> request.stateMachineArn(stateMachineArn).input(input.toString())).executionArn();
        while (true) {
            var execution = stepFunctions.describeExecution(request -> request.executionArn(arn));
            counts(arn).ifPresent(counts -> tell(counts, line));
            switch (execution.status()) {
                case SUCCEEDED -> {
                    return document(execution);
                }
                case FAILED, TIMED_OUT, ABORTED -> throw CommandFailed.because("the audit %s: %s; its execution is %s".formatted(
                        execution.statusAsString(), Optional.ofNullable(execution.error()).orElse("no error name"), arn));
                default -> Pause.of(pause);
            }
        }
    }

    private static void tell(MapRunItemCounts counts, LiveLine line) {
        var ended = counts.succeeded() + counts.failed() + counts.timedOut() + counts.aborted();
        line.show(Math.toIntExact(ended), Math.toIntExact(counts.total()),
                "tenants probed" + (counts.running() == 0 ? "" : ", " + counts.running() + " running"));
    }

    /** Of the tenants that it probes; none before it has planned whom. */
    private Optional<MapRunItemCounts> counts(String executionArn) {
        return stepFunctions.listMapRuns(request -> request.executionArn(executionArn)).mapRuns().stream().findFirst()
                .map(run -> stepFunctions.describeMapRun(request -> request.mapRunArn(run.mapRunArn())).itemCounts());
    }

    private AuditReport document(DescribeExecutionResponse execution) {
        try {
            var key = JSON.readTree(execution.output()).path("key").asText();
            return AuditJson.read(s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw CommandFailed.because("the audit left no document that can be read: " + execution.output(), e);
        }
    }
}
