package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.TierIsolation;
import java.util.List;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;

/** What whoever deploys may choose. Each accessor is the parameter's value in the template. */
final class Parameters {

    private final Stack stack;

    final String codeBucket;
    final String onboardingCodeKey;
    final String inferenceCodeKey;
    final String siloTemplateKey;
    final String modelSourceBucket;
    final String signupSource;
    final String jwtIssuer;
    final String jwtAudience;
    final String tenantClaim;
    final String isolationClaim;
    final String maxBodyBytes;
    final String containerImage;
    final String poolInstanceType;
    final String poolInstanceCount;
    final String poolNetworkIsolation;
    final String tenantInstanceType;
    final String tenantInstanceCount;
    final String maxArchiveBytes;
    final String maxArchiveEntries;
    final String maxArchiveRatio;
    final String poolModelFormats;
    final String endpointPollSeconds;
    final String endpointTimeoutSeconds;
    final String quarantinePollSeconds;
    final String tierIsolation;
    final String sweepMinutes;
    final String operatorEmail;
    final String auditHours;
    final String auditNeighbours;
    final String auditConcurrency;
    /** First the function, second the authorizer. */
    final Variant credentialVending;
    /** First by tag, second by policy. */
    final Variant tenantSession;
    /** First an own one each, second the shared one. */
    final Variant siloGateway;

    Parameters(Stack stack) {
        this.stack = stack;
        codeBucket = required("CodeBucket", "Bucket that holds the functions' jars", "[a-z0-9.-]{3,63}");
        onboardingCodeKey = required("OnboardingCodeKey", "Key of onboarding.jar in CodeBucket", ".+");
        // Those with a limit are told in versions' descriptions, which take 256 characters; a test adds them up.
        inferenceCodeKey = required("InferenceCodeKey", "Key of inference.jar in CodeBucket", ".{1,80}");
        siloTemplateKey = required("SiloTemplateKey", "Key of silo-tenant.template.json in CodeBucket", ".+");
        modelSourceBucket = text("ModelSourceBucket", "",
                "Bucket that tenants' models are delivered to; empty to have one created", "|[a-z0-9.-]{3,63}");
        signupSource = text("SignupSource", "saas.signup", "Source of the signup's events", "[A-Za-z0-9_.-]+");
        jwtIssuer = required("JwtIssuer", "Issuer of the tenants' tokens", "https?://.{1,142}");
        jwtAudience = required("JwtAudience", "Audience of the tenants' tokens", ".{1,80}");
        tenantClaim = text("TenantClaim", "tenantId", "Claim that names the tenant", ".{1,64}");
        isolationClaim = text("IsolationClaim", "isolation", "Claim that names the tenant's isolation model", ".{1,64}");
        // Lambda takes 6 MB with the body in base64.
        maxBodyBytes = number("MaxBodyBytes", 4_194_304, 1, 4_194_304, "Largest inference request, in bytes");
        containerImage = text("ContainerImage", "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1",
                "Model server's image in ECR; its repository is all that the endpoints may pull",
                "[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com/[a-z0-9._/-]+[:@].+");
        poolInstanceType = instanceType("PoolInstanceType", "ml.m5.large", "Instances of the pool's endpoint");
        poolInstanceCount = number("PoolInstanceCount", 1, 1, 100, "How many instances the pool's endpoint has");
        poolNetworkIsolation = choice("PoolNetworkIsolation", "true", List.of("true", "false"),
                "Whether the pool's containers run without network and credentials");
        tenantInstanceType = instanceType("TenantInstanceType", "ml.m5.large", "Instances of a bridge tenant's own endpoint");
        tenantInstanceCount = number("TenantInstanceCount", 1, 1, 100, "How many instances a bridge tenant's own endpoint has");
        maxArchiveBytes = number("MaxArchiveBytes", 1_073_741_824L, 1, 53_687_091_200L,
                "Largest model archive, unpacked, in bytes");
        maxArchiveEntries = number("MaxArchiveEntries", 1_000, 1, 1_000_000, "Most files in a model archive");
        maxArchiveRatio = number("MaxArchiveRatio", 100, 2, 10_000, "Most unpacked bytes for one packed byte");
        poolModelFormats = text("PoolModelFormats", "xgboost-json,xgboost-ubj,xgboost-binary",
                "Model formats that may enter the pool, by content", "xgboost-(json|ubj|binary)(,xgboost-(json|ubj|binary))*");
        endpointPollSeconds = number("EndpointPollSeconds", 15, 1, 3_600, "Seconds between looks at the pool's endpoint and at what is being"
                + " removed; at a tenant's own, whose events wake its onboarding, at least a minute");
        // Less than the workflow's own bound of four hours, so that the clearer error comes first.
        endpointTimeoutSeconds = number("EndpointTimeoutSeconds", 3_600, 1, 10_800, "Seconds until an endpoint counts as stuck");
        quarantinePollSeconds = number("QuarantinePollSeconds", 1, 0, 3,
                "Seconds between looks whether a quarantine, or its release, is in force");
        tierIsolation = tiers();
        // EventBridge wants "1 minute" and "2 minutes".
        sweepMinutes = number("SweepMinutes", 15, 2, 1_440, "Minutes from one sweep for untold failures to the next");
        operatorEmail = text("OperatorEmail", "", "Who is to get the alarms by mail; empty for nobody", "|[^@\\s]+@[^@\\s]+");
        // EventBridge wants "1 hour" and "2 hours".
        auditHours = number("AuditHours", 24, 2, 8_760, "Hours from one audit of the tenants' isolation to the next");
        // The smoke test's function takes no more.
        auditNeighbours = number("AuditNeighbours", 3, 1, 30, "How many others a tenant is probed against in one audit");
        // The simulator that some probes ask answers only a few times a second.
        auditConcurrency = number("AuditConcurrency", 10, 1, 1_000, "How many tenants are probed at once");
        credentialVending = new Variant(stack, "CredentialVending", "function", "authorizer",
                "Who opens a tenant's session: the inference function, or the API's authorizer");
        tenantSession = new Variant(stack, "TenantSession", "tag", "policy",
                "What narrows a tenant's session: its tag alone, or a policy made for it");
        siloGateway = new Variant(stack, "SiloGateway", "own", "shared",
                "Whether a silo tenant's function has an HTTP API of its own, or a route in the shared one");
    }

    private String required(String name, String description, String pattern) {
        return CfnParameter.Builder.create(stack, name).type("String").description(description)
                .allowedPattern(pattern).build().getValueAsString();
    }

    private String text(String name, String value, String description, String pattern) {
        return CfnParameter.Builder.create(stack, name).type("String").description(description)
                .defaultValue(value).allowedPattern(pattern).build().getValueAsString();
    }

    private String tiers() {
        return CfnParameter.Builder.create(stack, "TierIsolation").type("String")
                .description("Which isolation model a tier of the signup means; empty where events name the model itself")
                .defaultValue("basic=pool,standard=bridge,premium=silo")
                .allowedPattern(TierIsolation.PATTERN).constraintDescription(TierIsolation.RULE)
                .build().getValueAsString();
    }

    private String instanceType(String name, String value, String description) {
        return text(name, value, description, "ml\\.[a-z0-9-]+\\.[a-z0-9]+");
    }

    private String choice(String name, String value, List<String> allowed, String description) {
        return CfnParameter.Builder.create(stack, name).type("String").description(description)
                .defaultValue(value).allowedValues(allowed).build().getValueAsString();
    }

    private String number(String name, long value, long least, long most, String description) {
        return CfnParameter.Builder.create(stack, name).type("Number").description(description)
                .defaultValue(value).minValue(least).maxValue(most).build().getValueAsString();
    }
}
