package dev.tenantonboarding.onboarding;

import dev.tenantonboarding.onboarding.records.Executions;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.RecordJson;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** One tenant's record in S3, and the executions that Step Functions knows. */
public final class FakeLedger implements AutoCloseable {
    private record End(ExecutionStatus status, Optional<Instant> at) {}

    private final FakeAws aws = new FakeAws(this::answer);
    private final Map<String, End> executions = new HashMap<>();
    private Optional<TenantRecord> record = Optional.empty();
    private UnaryOperator<TenantRecord> rival = UnaryOperator.identity();
    private int version;

    public void put(TenantRecord next) {
        record = Optional.of(next);
        version++;
    }

    public TenantRecord record() {
        return record.orElseThrow();
    }

    public void running(Owner owner) {
        executions.put(owner.executionArn(), new End(ExecutionStatus.RUNNING, Optional.empty()));
    }

    public void ended(Owner owner, ExecutionStatus status, Instant at) {
        executions.put(owner.executionArn(), new End(status, Optional.of(at)));
    }

    /** Somebody else who changes the record each time that it is about to be written. */
    public void contend(UnaryOperator<TenantRecord> change) {
        rival = change;
    }

    public TenantRecords records() {
        return new TenantRecords(aws.client(S3Client.builder().forcePathStyle(true)), "records");
    }

    public Executions executions() {
        return new Executions(aws.client(SfnClient.builder()));
    }

    /** What was changed, in order. */
    public List<String> changes() {
        return aws.operations().stream().filter(operation -> operation.startsWith("PUT") || operation.equals("StopExecution")).toList();
    }

    private FakeAws.Answer answer(FakeAws.Call call) {
        return switch (call.operation().split(" ")[0]) {
            case "GET" -> record.map(found -> new FakeAws.Answer(200, Map.of("ETag", etag()), RecordJson.write(found)))
                    .orElse(FakeAws.Answer.refusal(404, "NoSuchKey", "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>"));
            case "PUT" -> written(call);
            case "DescribeExecution" -> described(arn(call));
            case "StopExecution" -> {
                ended(new Owner(arn(call), 0), ExecutionStatus.ABORTED, Envelopes.NOW);
                yield FakeAws.Answer.of("{\"stopDate\": " + Envelopes.NOW.getEpochSecond() + "}");
            }
            default -> throw new AssertionError("nobody should call " + call.operation());
        };
    }

    private FakeAws.Answer written(FakeAws.Call call) {
        TenantRecord sent = RecordJson.read(call.body().substring(call.body().indexOf('{'), call.body().lastIndexOf('}') + 1));
        record.map(rival).filter(changed -> !changed.equals(record.get())).ifPresent(this::put);
        boolean allowed = record.isPresent() ? etag().equals(call.headers().get("If-Match")) : "*".equals(call.headers().get("If-None-Match"));
        if (!allowed) {
            return FakeAws.Answer.refusal(412, "PreconditionFailed", "<Error><Code>PreconditionFailed</Code></Error>");
        }
        put(sent);
        return new FakeAws.Answer(200, Map.of("ETag", etag()), "");
    }

    private FakeAws.Answer described(String arn) {
        End end = executions.get(arn);
        if (end == null) {
            return FakeAws.Answer.refusal(400, "ExecutionDoesNotExist", "{\"__type\": \"ExecutionDoesNotExist\"}");
        }
        return FakeAws.Answer.of("{\"executionArn\": \"" + arn + "\", \"status\": \"" + end.status() + "\""
                + end.at().map(at -> ", \"stopDate\": " + at.getEpochSecond()).orElse("") + "}");
    }

    private String etag() {
        return "\"" + version + "\"";
    }

    private static String arn(FakeAws.Call call) {
        return call.body().replaceAll(".*\"executionArn\":\"([^\"]+)\".*", "$1");
    }

    @Override
    public void close() {
        aws.close();
    }
}
