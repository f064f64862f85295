package dev.tenantonboarding.tests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tests.stage.Bucket;
import dev.tenantonboarding.tests.stage.Digest;
import dev.tenantonboarding.tests.stage.Json;
import dev.tenantonboarding.tests.stage.Stage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** All that there is of a tenant, found by listing, in words that are the same for every tenant but for what differs. */
record EndState(List<String> lines) {
    static EndState of(TenantId tenant, Stage stage) {
        try (SageMakerClient sageMaker = stage.clients().sageMaker(); CloudFormationClient stacks = stage.clients().cloudFormation();
                IamClient iam = stage.clients().iam(); LambdaClient lambda = stage.clients().lambda();
                CloudWatchLogsClient logs = stage.clients().logs()) {
            return new EndState(Stream.of(
                            stage.records().stored(TenantRecord.key(tenant)).stream()
                                    .map(stored -> "record " + record(stored.content().getBytes(StandardCharsets.ISO_8859_1))),
                            objects(stage.models(), tenant),
                            sageMaker(sageMaker, tenant.value()),
                            stacks.describeStacks().stacks().stream()
                                    .filter(stack -> stack.stackName().contains(tenant.value()))
                                    .flatMap(stack -> stack(stack, stacks)),
                            new Permissions(iam, tenant).lines(stage),
                            logs.describeLogGroupsPaginator().logGroups().stream()
                                    .filter(group -> group.logGroupName().contains(tenant.value()))
                                    .map(group -> "log group " + group.logGroupName() + " " + group.retentionInDays()),
                            lambda.listFunctionsPaginator().functions().stream()
                                    .filter(function -> function.functionName().contains(tenant.value()))
                                    .map(function -> "function " + function.functionName() + " " + function.role() + " "
                                            + new TreeMap<>(function.environment().variables()) + " "
                                            + lambda.getFunctionConcurrency(request -> request.functionName(function.functionName()))
                                                    .reservedConcurrentExecutions()))
                    .flatMap(lines -> lines)
                    .map(line -> plain(line, tenant))
                    .sorted()
                    .toList());
        }
    }

    /** Without what no two onboardings have in common: the times, the execution, the events' ids, and which neighbours were probed. */
    private static JsonNode record(byte[] content) {
        ObjectNode record = (ObjectNode) Json.read(new String(content, StandardCharsets.UTF_8));
        record.remove(List.of("owner", "createdAt", "updatedAt"));
        for (String envelope : List.of("event", "deletion")) {
            if (record.path(envelope) instanceof ObjectNode event) {
                event.remove(List.of("id", "time"));
            }
        }
        if (record.path("verdict") instanceof ObjectNode verdict) {
            verdict.remove("probes");
        }
        return record;
    }

    private static Stream<String> objects(Bucket models, TenantId tenant) {
        return models.everything().stream()
                .filter(key -> key.contains(tenant.value()))
                .map(key -> "object " + key + " " + Digest.sha256(models.bytes(key)) + " " + new TreeMap<>(models.tags(key)) + " "
                        + models.s3().headObject(request -> request.bucket(models.name()).key(key)).metadata());
    }

    private static Stream<String> sageMaker(SageMakerClient sageMaker, String name) {
        return Stream.of(
                        sageMaker.listEndpointsPaginator(request -> request.nameContains(name)).endpoints().stream()
                                .map(found -> sageMaker.describeEndpoint(request -> request.endpointName(found.endpointName())))
                                .map(found -> found.endpointName() + " " + found.endpointStatus() + " with " + found.endpointConfigName()
                                        + tags(sageMaker, found.endpointArn())),
                        sageMaker.listEndpointConfigsPaginator(request -> request.nameContains(name)).endpointConfigs().stream()
                                .map(found -> found.endpointConfigName() + tags(sageMaker, found.endpointConfigArn())),
                        sageMaker.listModelsPaginator(request -> request.nameContains(name)).models().stream()
                                .map(found -> found.modelName() + tags(sageMaker, found.modelArn())))
                .flatMap(lines -> lines)
                .map(line -> "sagemaker " + line);
    }

    private static String tags(SageMakerClient sageMaker, String arn) {
        Map<String, String> tags = new TreeMap<>();
        sageMaker.listTags(request -> request.resourceArn(arn)).tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return " " + arn + " " + tags;
    }

    /** A stack that was updated on the way is as good as one that was made in one go. */
    private static Stream<String> stack(Stack stack, CloudFormationClient stacks) {
        Map<String, String> tags = new TreeMap<>();
        stack.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return Stream.concat(
                Stream.of("stack " + stack.stackName() + " " + stack.stackStatusAsString().replace("UPDATE", "CREATE") + " " + tags),
                stacks.describeStackResources(request -> request.stackName(stack.stackName())).stackResources().stream()
                        .map(resource -> "stack's " + resource.logicalResourceId() + " " + resource.resourceType() + " "
                                + resource.resourceStatusAsString().replace("UPDATE", "CREATE")));
    }

    private static String plain(String line, TenantId tenant) {
        return line.replace(tenant.value(), "TENANT")
                .replaceAll("TENANT-[0-9a-f]{8}\\b", "TENANT-VERSION")
                .replaceAll("onboarding-execution=[^,}]+", "onboarding-execution=SOME")
                .replaceAll("/_api/\\w+", "/_api/SOME");
    }

    /** The lines that only one of the two has, or has more often. */
    List<String> differences(EndState other) {
        return Stream.concat(
                        without(lines, other.lines).stream().map(line -> "missing: " + line),
                        without(other.lines, lines).stream().map(line -> "instead: " + line))
                .toList();
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        others.forEach(left::remove);
        return left;
    }
}
