package dev.tenantonboarding.tenantctl.stack;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tenantonboarding.tenancy.TierIsolation;
import dev.tenantonboarding.tenantctl.CommandFailed;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

/**
 * What a deployed stack tells of itself; everything else is found through this.
 *
 * @param values     of its outputs
 * @param parameters that it was deployed with
 */
public record StackOutputs(String stackName, Map<String, String> values, Map<String, String> parameters) {
    public StackOutputs {
        values = Map.copyOf(values);
        parameters = Map.copyOf(parameters);
    }

    /** @throws CommandFailed if there is no such stack */
    public static StackOutputs of(String stackName, CloudFormationClient cloudFormation) {
        var stack = new Stacks(cloudFormation).find(stackName).orElseThrow(() ->
                CommandFailed.because("there is no stack " + stackName + " here; tenantctl deploy makes it, --stack names another"));
        return new StackOutputs(stackName,
                stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue)),
                stack.parameters().stream().collect(Collectors.toMap(Parameter::parameterKey, Parameter::parameterValue)));
    }

    public String eventBusName() {
        return value("EventBusName");
    }

    public String onboardingStateMachineArn() {
        return value("OnboardingStateMachineArn");
    }

    public String offboardingStateMachineArn() {
        return value("OffboardingStateMachineArn");
    }

    /** Of both workflows. */
    public List<String> stateMachineArns() {
        return List.of(onboardingStateMachineArn(), offboardingStateMachineArn());
    }

    public String apiUrl() {
        return value("ApiUrl");
    }

    public String recordsBucketName() {
        return value("RecordsBucketName");
    }

    public String modelSourceBucketName() {
        return value("ModelSourceBucketName");
    }

    public String isolationSmokeTestFunctionName() {
        return value("IsolationSmokeTestFunctionName");
    }

    public String deadLetterQueueUrl() {
        return value("DeadLetterQueueUrl");
    }

    public String eventArchiveArn() {
        return value("EventArchiveArn");
    }

    public String deletionRuleArn() {
        return value("DeletionRuleArn");
    }

    public String signupRuleArn() {
        return value("SignupRuleArn");
    }

    public String signupSource() {
        return value("SignupSource");
    }

    public String jwtIssuer() {
        return value("JwtIssuer");
    }

    public String jwtAudience() {
        return value("JwtAudience");
    }

    public String tenantClaim() {
        return value("TenantClaim");
    }

    public String isolationClaim() {
        return value("IsolationClaim");
    }

    public String auditStateMachineArn() {
        return value("AuditStateMachineArn");
    }

    public String quarantineFunctionName() {
        return value("QuarantineFunctionName");
    }

    /** Which isolation model each tier gets; none where the stack knows no tiers. */
    public TierIsolation tierIsolation() {
        return TierIsolation.parse(parameters.getOrDefault("TierIsolation", ""));
    }

    private String value(String key) {
        if (!values.containsKey(key)) {
            throw CommandFailed.because("the stack " + stackName + " has no output " + key + "; is it a tenant-onboarding stack, and up to date?");
        }
        return values.get(key);
    }
}
