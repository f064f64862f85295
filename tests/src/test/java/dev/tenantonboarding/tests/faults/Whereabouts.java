package dev.tenantonboarding.tests.faults;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.recovery.Failures;
import dev.tenantonboarding.tenantctl.tenants.Records;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Json;
import dev.tenantonboarding.tests.stage.Stage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Where tenants are on their journeys through one of the workflows; knows whom each execution is for. */
final class Whereabouts implements AutoCloseable {
    private static final int LATEST = 30;

    private final Stage stage;
    private final SfnClient stepFunctions;
    private final SqsClient sqs;
    private final S3Client s3;
    private final Failures failures;
    private final String machine;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Map<String, String> executions = new ConcurrentHashMap<>();

    Whereabouts(Stage stage, Passage passage) {
        this.stage = stage;
        stepFunctions = stage.clients().stepFunctions();
        sqs = stage.clients().sqs();
        s3 = stage.clients().s3();
        machine = passage.machine(stage);
        failures = new Failures(new Records(s3, stage.records().name()), stepFunctions,
                Stream.of(Passage.values()).map(each -> each.machine(stage)).toList());
    }

    /** How the execution stands that the tenant's event has started. */
    Optional<ExecutionStatus> execution(TenantId tenant) {
        if (!executions.containsKey(tenant.value())) {
            look();
        }
        return Optional.ofNullable(executions.get(tenant.value()))
                .map(arn -> stepFunctions.describeExecution(request -> request.executionArn(arn)).status());
    }

    /** What was under way for the tenant before is none of its journey. */
    void forget(TenantId tenant) {
        look();
        executions.remove(tenant.value());
    }

    private void look() {
        stepFunctions.listExecutions(request -> request.stateMachineArn(machine).maxResults(LATEST)).executions().stream()
                .map(ExecutionListItem::executionArn)
                .filter(known::add)
                .forEach(arn -> executions.putIfAbsent(tenant(arn), arn));
    }

    private String tenant(String arn) {
        return Json.read(stepFunctions.describeExecution(request -> request.executionArn(arn)).input()).path("detail").path("tenantId").asText();
    }

    boolean isAtRest(TenantId tenant) {
        return execution(tenant).filter(status -> status != ExecutionStatus.RUNNING && status != ExecutionStatus.PENDING_REDRIVE).isPresent();
    }

    /** Whether that execution ended well. */
    boolean hasArrived(TenantId tenant) {
        return execution(tenant).filter(status -> status == ExecutionStatus.SUCCEEDED).isPresent();
    }

    void awaitRest(TenantId tenant) {
        Deadline.await("end of the execution for " + tenant, () -> Optional.of(tenant).filter(this::isAtRest));
    }

    /** Until {@code tenantctl failures} would show the tenant. */
    void awaitVisible(TenantId tenant) {
        Deadline.await("sign that " + tenant + " is not well", () -> failures.of(tenant, stage.record(tenant)));
    }

    /** Whether events lie where those go that nobody took. */
    boolean hasDeadLetters() {
        return !"0".equals(sqs.getQueueAttributes(request -> request.queueUrl(stage.output("DeadLetterQueueUrl"))
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes().get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    @Override
    public void close() {
        stepFunctions.close();
        sqs.close();
        s3.close();
    }
}
