package dev.tenantonboarding.tenantctl.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.Home;
import dev.tenantonboarding.tenantctl.place.Clients;
import dev.tenantonboarding.tenantctl.place.Target;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Puts the committed template and the functions' jars into CloudFormation, which makes the stack or updates it. */
public final class Deployment {
    /** The functions and the invoke roles' policies have names of their own. */
    private static final Capability CAPABILITY = Capability.CAPABILITY_NAMED_IAM;

    /** What a deployment came to. */
    public enum Outcome { CREATED, UPDATED, UNCHANGED }

    private final Target target;
    private final Clients clients;
    private final Home home;
    private final Consumer<StackEvent> progress;

    public Deployment(Target target, Clients clients, Home home, Consumer<StackEvent> progress) {
        this.target = target;
        this.clients = clients;
        this.home = home;
        this.progress = progress;
    }

    /**
     * @param bucket where the jars go; made if it is missing. When none is named it gets a name that no other account has
     * @param given  the template's parameters, without those that say where the jars are
     * @throws CommandFailed if a parameter is wrong or missing, or the stack does not come about
     */
    public Outcome run(String stackName, Optional<String> bucket, Map<String, String> given) {
        var template = Template.read(home.template());
        try (var cloudFormation = clients.cloudFormation(); var s3 = clients.s3()) {
            var existing = new Stacks(cloudFormation).find(stackName);
            var code = new CodeBucket(s3, bucket.orElseGet(() -> bucketName(stackName)));
            // Wrong parameters are found before anything is made.
            var siloTemplate = Template.read(home.siloTemplate());
            new ParameterChoice(template, with(given, Code.NONE_YET), previous(existing)).parameters();
            code.ensure(clients.region());
            var uploaded = new Code(code.name(), code.upload(home.onboardingJar()), code.upload(home.inferenceJar()),
                    code.upload(home.siloTemplate().getFileName().toString(), siloTemplate.bytes()));
            var parameters = new ParameterChoice(template, with(given, uploaded), previous(existing)).parameters();
            // Larger than the 51,200 bytes that CloudFormation takes in a request, so it reads the template from S3.
            var url = code.url(code.upload("template.json", template.bytes()));
            return existing.isPresent() ? update(cloudFormation, stackName, url, parameters) : create(cloudFormation, stackName, url, parameters);
        }
    }

    private Outcome create(CloudFormationClient cloudFormation, String stackName, String templateUrl, List<Parameter> parameters) {
        var operation = StackOperation.onNew(cloudFormation, stackName, progress);
        cloudFormation.createStack(request -> request
                .stackName(stackName).templateURL(templateUrl).parameters(parameters).capabilities(CAPABILITY));
        operation.await(target.pause());
        return Outcome.CREATED;
    }

    private Outcome update(CloudFormationClient cloudFormation, String stackName, String templateUrl, List<Parameter> parameters) {
        var operation = StackOperation.onExisting(cloudFormation, stackName, progress);
        try {
            cloudFormation.updateStack(request -> request
                    .stackName(stackName).templateURL(templateUrl).parameters(parameters).capabilities(CAPABILITY));
        } catch (CloudFormationException e) {
            // CloudFormation calls it an error when there is nothing to do.
            if (Stacks.isValidationError(e) && e.awsErrorDetails().errorMessage().contains("No updates are to be performed")) {
                return Outcome.UNCHANGED;
            }
            throw e;
        }
        operation.await(target.pause());
        return Outcome.UPDATED;
    }

    private String bucketName(String stackName) {
        try (var sts = clients.sts()) {
            return stackName.toLowerCase(Locale.ROOT) + "-code-" + sts.getCallerIdentity().account() + "-" + clients.region().id();
        }
    }

    private static Map<String, String> with(Map<String, String> given, Code code) {
        var all = new HashMap<>(given);
        all.put("CodeBucket", code.bucket());
        all.put("OnboardingCodeKey", code.onboardingKey());
        all.put("InferenceCodeKey", code.inferenceKey());
        all.put("SiloTemplateKey", code.siloTemplateKey());
        return all;
    }

    /** What the template's parameters say of what was uploaded. */
    private record Code(String bucket, String onboardingKey, String inferenceKey, String siloTemplateKey) {
        static final Code NONE_YET = new Code("-", "-", "-", "-");
    }

    private static Set<String> previous(Optional<Stack> existing) {
        return existing.stream().flatMap(stack -> stack.parameters().stream()).map(Parameter::parameterKey).collect(Collectors.toSet());
    }
}
