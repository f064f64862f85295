package dev.tenantonboarding.infra;

import static java.util.Map.entry;

import dev.tenantonboarding.infra.LambdaFunction.Jar;
import dev.tenantonboarding.infra.LambdaFunction.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.CfnFunction;

/** The functions, each told only what it needs. */
final class Functions {

    private static final Size SMALL = new Size(512, 60);
    /** One whole processor, and as long as Lambda lets it: it streams archives. */
    private static final Size UPLOAD = new Size(1769, 900);
    /** It goes through lists. */
    private static final Size REMOVAL = new Size(512, 120);
    /** As long as a quarantine may take, which is waited for. */
    private static final Size PROBES = new Size(512, 300);
    /** Its answer must come before the API gives up, after 30 seconds. */
    static final Size REQUEST = new Size(1024, 29);

    /** Within the API's 10 seconds for authorizers, a start without a snapshot too: that takes more than two seconds of a processor, of which less memory has less. */
    private static final Size AUTHORIZER = new Size(1024, 9);

    /** The second compiler alone knows the processor's instructions for SHA-256, and Lambda leaves it out unless told. */
    private static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

    private final Stack stack;
    private final Map<String, String> settings;

    final CfnFunction claimTenant;
    final CfnFunction uploadModel;
    final CfnFunction ensureEndpoint;
    final CfnFunction ensureSiloStack;
    final CfnFunction tagResources;
    final CfnFunction isolationSmokeTest;
    final CfnFunction activateTenant;
    final CfnFunction recordFailure;
    final CfnFunction quarantine;
    final CfnFunction claimDeletion;
    final CfnFunction cutAccess;
    final CfnFunction removeResources;
    final CfnFunction removeArtifacts;
    final CfnFunction verifyRemoval;
    final CfnFunction recordOffboarded;
    final LiveFunction inference;
    final LiveFunction authorizer;

    Functions(Stack stack, Parameters parameters, Identities identities, Map<String, String> resources) {
        this.stack = stack;
        settings = new HashMap<>(resources);
        settings.putAll(settings(parameters));
        settings.put(LambdaFunction.JVM_OPTIONS, BOTH_COMPILERS);
        var onboarding = Jar.onboarding(parameters);
        var inferenceJar = new Jar(parameters.codeBucket, parameters.inferenceCodeKey, "dev.tenantonboarding.inference");

        claimTenant = function(identities.claimTenant, onboarding, SMALL, "RECORDS_BUCKET", "MODEL_SOURCE_BUCKET",
                "TIER_ISOLATION");
        uploadModel = function(identities.uploadModel, onboarding, UPLOAD, "RECORDS_BUCKET", "MODELS_BUCKET",
                "MODEL_SOURCE_BUCKET", "MODEL_SOURCE_READ_ROLE_ARN", "MAX_ARCHIVE_BYTES", "MAX_ARCHIVE_ENTRIES",
                "MAX_ARCHIVE_RATIO", "POOL_MODEL_FORMATS", "POOL_ENDPOINT_NAME", LambdaFunction.JVM_OPTIONS);
        ensureEndpoint = function(identities.ensureEndpoint, onboarding, PROBES, "RECORDS_BUCKET", "MODELS_BUCKET",
                "POOL_ENDPOINT_NAME", "POOL_EXECUTION_ROLE_ARN", "CONTAINER_IMAGE", "POOL_INSTANCE_TYPE", "POOL_INSTANCE_COUNT",
                "POOL_NETWORK_ISOLATION", "BRIDGE_EXECUTION_ROLE_ARN", "TENANT_INSTANCE_TYPE", "TENANT_INSTANCE_COUNT",
                "ENDPOINT_TIMEOUT_SECONDS", "STACK_NAME", "QUARANTINE_FUNCTION_NAME");
        ensureSiloStack = function(identities.ensureSiloStack, onboarding, PROBES, "RECORDS_BUCKET", "MODELS_BUCKET", "STACK_NAME",
                "SILO_TEMPLATE_URL", "SILO_STACK_ROLE_ARN", "SILO_BOUNDARY_ARN", "CODE_BUCKET", "INFERENCE_CODE_KEY", "JWT_ISSUER",
                "JWT_AUDIENCE", "TENANT_CLAIM", "MAX_BODY_BYTES", "CONTAINER_IMAGE", "TENANT_INSTANCE_TYPE", "TENANT_INSTANCE_COUNT",
                "ENDPOINT_TIMEOUT_SECONDS", "SHARED_API_ID", "SHARED_API_URL", "SHARED_AUTHORIZER_ID", "QUARANTINE_FUNCTION_NAME");
        tagResources = function(identities.tagResources, onboarding, SMALL, "RECORDS_BUCKET", "MODELS_BUCKET", "STACK_NAME");
        isolationSmokeTest = function(identities.isolationSmokeTest, onboarding, PROBES, "RECORDS_BUCKET", "EVENT_BUS_NAME",
                "POOL_ENDPOINT_NAME", "POOL_INVOKE_ROLE_ARN", "BRIDGE_INVOKE_ROLE_ARN", "TENANT_SESSION", "TENANT_CLAIM",
                "QUARANTINE_FUNCTION_NAME", "POOL_EXECUTION_ROLE_ARN", "BRIDGE_EXECUTION_ROLE_ARN", "INFERENCE_FUNCTION_ROLE_ARN",
                "AUTHORIZER_FUNCTION_ROLE_ARN", "SESSION_OPENER_ROLE_ARNS", "MODEL_SOURCE_BUCKET");
        activateTenant = function(identities.activateTenant, onboarding, SMALL, "RECORDS_BUCKET", "EVENT_BUS_NAME", "API_URL");
        recordFailure = function(identities.recordFailure, onboarding, SMALL, "RECORDS_BUCKET", "EVENT_BUS_NAME", "OFFBOARDING_MACHINE");
        claimDeletion = function(identities.claimDeletion, onboarding, SMALL, "RECORDS_BUCKET");
        cutAccess = function(identities.cutAccess, onboarding, PROBES, "RECORDS_BUCKET", "QUARANTINE_FUNCTION_NAME");
        removeResources = function(identities.removeResources, onboarding, REMOVAL, "RECORDS_BUCKET", "STACK_NAME",
                "SILO_STACK_ROLE_ARN", "ENDPOINT_TIMEOUT_SECONDS");
        removeArtifacts = function(identities.removeArtifacts, onboarding, REMOVAL, "RECORDS_BUCKET", "MODELS_BUCKET", "POOL_ENDPOINT_NAME");
        verifyRemoval = function(identities.verifyRemoval, onboarding, PROBES, "RECORDS_BUCKET", "MODELS_BUCKET", "STACK_NAME",
                "QUARANTINE_FUNCTION_NAME");
        recordOffboarded = function(identities.recordOffboarded, onboarding, PROBES, "RECORDS_BUCKET", "EVENT_BUS_NAME",
                "QUARANTINE_FUNCTION_NAME");
        quarantine = function(identities.quarantine, onboarding, PROBES, "RECORDS_BUCKET", "EVENT_BUS_NAME", "POOL_ENDPOINT_NAME",
                "POOL_INVOKE_ROLE_ARN", "BRIDGE_INVOKE_ROLE_ARN", "TENANT_SESSION", "STACK_NAME", "QUARANTINE_POLL_SECONDS");
        // It writes the policies anew from all records, so no two may do that at once.
        quarantine.setReservedConcurrentExecutions(1);
        inference = new LiveFunction(stack, identities.inference, inferenceJar, REQUEST,
                environment(identities.inference, "POOL_ENDPOINT_NAME", "POOL_INVOKE_ROLE_ARN", "BRIDGE_INVOKE_ROLE_ARN", "TENANT_CLAIM",
                        "ISOLATION_CLAIM", "MAX_BODY_BYTES", "TENANT_SESSION", "CREDENTIAL_VENDING"),
                parameters.inferenceCodeKey, parameters.tenantClaim, parameters.isolationClaim, parameters.maxBodyBytes,
                parameters.tenantSession.chosen(), parameters.credentialVending.chosen());
        // What it has in common with the inference function is in that one's version.
        authorizer = new LiveFunction(stack, identities.authorizer, inferenceJar, AUTHORIZER,
                environment(identities.authorizer, "JWT_ISSUER", "JWT_AUDIENCE", "POOL_ENDPOINT_NAME", "POOL_INVOKE_ROLE_ARN",
                        "BRIDGE_INVOKE_ROLE_ARN", "TENANT_CLAIM", "ISOLATION_CLAIM", "TENANT_SESSION"),
                inference.version(), parameters.jwtIssuer, parameters.jwtAudience);
        parameters.credentialVending.onlyInSecond(identities.authorizer.resources());
        parameters.credentialVending.onlyInSecond(authorizer.resources());
    }

    /** The functions that the workflows' tasks call. */
    List<CfnFunction> tasks() {
        return List.of(claimTenant, uploadModel, ensureEndpoint, ensureSiloStack, tagResources, isolationSmokeTest, activateTenant,
                claimDeletion, cutAccess, removeResources, removeArtifacts, verifyRemoval, recordOffboarded);
    }

    private CfnFunction function(FunctionIdentity identity, Jar jar, Size size, String... names) {
        return LambdaFunction.create(stack, identity, jar, size, environment(identity, names));
    }

    private Map<String, String> environment(FunctionIdentity identity, String... names) {
        var environment = new HashMap<String, String>();
        environment.put("POWERTOOLS_SERVICE_NAME", identity.id());
        for (var name : names) {
            environment.put(name, settings.get(name));
        }
        return environment;
    }

    private static Map<String, String> settings(Parameters parameters) {
        return Map.ofEntries(
                entry("MAX_ARCHIVE_BYTES", parameters.maxArchiveBytes),
                entry("MAX_ARCHIVE_ENTRIES", parameters.maxArchiveEntries),
                entry("MAX_ARCHIVE_RATIO", parameters.maxArchiveRatio),
                entry("POOL_MODEL_FORMATS", parameters.poolModelFormats),
                entry("CONTAINER_IMAGE", parameters.containerImage),
                entry("POOL_INSTANCE_TYPE", parameters.poolInstanceType),
                entry("POOL_INSTANCE_COUNT", parameters.poolInstanceCount),
                entry("POOL_NETWORK_ISOLATION", parameters.poolNetworkIsolation),
                entry("TENANT_INSTANCE_TYPE", parameters.tenantInstanceType),
                entry("TENANT_INSTANCE_COUNT", parameters.tenantInstanceCount),
                entry("ENDPOINT_TIMEOUT_SECONDS", parameters.endpointTimeoutSeconds),
                entry("QUARANTINE_POLL_SECONDS", parameters.quarantinePollSeconds),
                entry("TENANT_CLAIM", parameters.tenantClaim),
                entry("ISOLATION_CLAIM", parameters.isolationClaim),
                entry("MAX_BODY_BYTES", parameters.maxBodyBytes),
                entry("JWT_ISSUER", parameters.jwtIssuer),
                entry("JWT_AUDIENCE", parameters.jwtAudience),
                entry("CODE_BUCKET", parameters.codeBucket),
                entry("INFERENCE_CODE_KEY", parameters.inferenceCodeKey),
                entry("TIER_ISOLATION", parameters.tierIsolation),
                entry("TENANT_SESSION", parameters.tenantSession.chosen()),
                entry("CREDENTIAL_VENDING", parameters.credentialVending.chosen()));
    }
}
