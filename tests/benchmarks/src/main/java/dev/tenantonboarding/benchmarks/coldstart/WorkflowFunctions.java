package dev.tenantonboarding.benchmarks.coldstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.benchmarks.onboarding.Onboardings;
import dev.tenantonboarding.benchmarks.process.LambdaJvm;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenantctl.Home;
import dev.tenantonboarding.tenantctl.local.LocalPlatform;
import dev.tenantonboarding.tenantctl.local.ProcessLog;
import dev.tenantonboarding.tenantctl.place.Clients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * The onboarding's functions, each started anew with the environment, the role and the input that it had in a tenant's onboarding. All that
 * they make is there already, so what they take is loading and asking.
 */
final class WorkflowFunctions {
    private static final String STACK = "tenant-onboarding";
    private static final List<String> NEIGHBOURS = List.of("globex", "initech");
    private static final TenantId TENANT = new TenantId("acme");
    // The one whose onboarding makes the most calls.
    private static final IsolationModel MODEL = IsolationModel.SILO;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LET_IN = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"Service": "lambda.amazonaws.com", "AWS": "arn:aws:iam::000000000000:user/local"}}]}""";

    private final LocalPlatform cloud;
    private final Clients clients;
    private final Package jar;

    private WorkflowFunctions(LocalPlatform cloud, Package jar) {
        this.cloud = cloud;
        this.jar = jar;
        clients = cloud.platform().clients();
    }

    static List<String> lines(Package jar, Home home, Path log, int rounds) throws IOException, InterruptedException {
        // The functions' lines go to the log as long as both are open.
        try (ProcessLog printed = new ProcessLog(log);
                LocalPlatform cloud = LocalPlatform.start(0, Timeline.Mode.SKIP, log, STACK)) {
            cloud.deploy(home);
            return new WorkflowFunctions(cloud, jar).lines(rounds);
        }
    }

    private List<String> lines(int rounds) throws IOException, InterruptedException {
        Map<Way, String> inputs = new LinkedHashMap<>();
        try (Onboardings onboardings = new Onboardings(cloud.platform()); LambdaClient lambda = clients.lambda(); S3Client s3 = clients.s3()) {
            for (String neighbour : NEIGHBOURS) {
                onboardings.onboard(neighbour, MODEL);
            }
            for (Map.Entry<String, String> input : inputs(onboardings.onboard(TENANT.value(), MODEL)).entrySet()) {
                inputs.put(way(lambda.getFunctionConfiguration(request -> request.functionName(input.getKey()))), input.getValue());
            }
            String bucket = cloud.platform().outputs().recordsBucketName();
            byte[] underway = underway(s3.getObjectAsBytes(request -> request.bucket(bucket).key(TenantRecord.key(TENANT))).asByteArrayUnsafe());
            return Table.lines("The workflow's functions", List.copyOf(inputs.keySet()), way -> {
                // The last of them has ended the onboarding.
                s3.putObject(request -> request.bucket(bucket).key(TenantRecord.key(TENANT)), RequestBody.fromBytes(underway));
                return inputs.get(way);
            }, rounds);
        }
    }

    /** Each function's last. */
    private static Map<String, String> inputs(List<HistoryEvent> history) throws IOException {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (HistoryEvent event : history) {
            if (event.type() == HistoryEventType.TASK_SCHEDULED) {
                JsonNode call = JSON.readTree(event.taskScheduledEventDetails().parameters());
                inputs.put(call.get("FunctionName").asText(), call.get("Payload").toString());
            }
        }
        return inputs;
    }

    private static byte[] underway(byte[] record) throws IOException {
        return JSON.writeValueAsBytes(((ObjectNode) JSON.readTree(record)).put("status", TenantStatus.ONBOARDING.name()));
    }

    private Way way(GetFunctionConfigurationResponse function) {
        Map<String, String> environment = new HashMap<>(function.environment().variables());
        // Said to the process by its command.
        boolean bothCompilers = environment.remove("JAVA_TOOL_OPTIONS") != null;
        Credentials role = credentials(function.role());
        environment.putAll(Map.of(
                "AWS_ENDPOINT_URL", cloud.uri().toString(),
                "AWS_REGION", clients.region().id(),
                "AWS_ACCESS_KEY_ID", role.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", role.secretAccessKey(),
                "AWS_SESSION_TOKEN", role.sessionToken(),
                "LOCAL_CLOUD_TIME", "skipped"));
        String handler = function.handler().replace("::handleRequest", "");
        String name = handler.substring(handler.lastIndexOf('.') + 1) + (bothCompilers ? ", both compilers" : "");
        return jar.asLambda(name, handler, environment, bothCompilers ? LambdaJvm.BOTH_COMPILERS : LambdaJvm.FIRST_COMPILER_ONLY);
    }

    /** A session of the function's own role, which lets nobody in but Lambda until it is told to. */
    private Credentials credentials(String role) {
        try (IamClient iam = clients.iam(); StsClient sts = clients.sts()) {
            iam.updateAssumeRolePolicy(request -> request.roleName(role.substring(role.lastIndexOf('/') + 1)).policyDocument(LET_IN));
            return sts.assumeRole(request -> request.roleArn(role).roleSessionName("benchmark")).credentials();
        }
    }
}
