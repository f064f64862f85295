package dev.tenantonboarding.tenantctl.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Platform;
import dev.tenantonboarding.tenantctl.Program;
import dev.tenantonboarding.tenantctl.Workplace;
import dev.tenantonboarding.tenantctl.console.Answer;
import dev.tenantonboarding.tenantctl.console.Console;
import dev.tenantonboarding.tenantctl.local.LocalPlatform;
import dev.tenantonboarding.tenantctl.stack.Deployment;
import dev.tenantonboarding.tenantctl.stack.StackParameters;
import dev.tenantonboarding.tenantctl.place.Target;
import dev.tenantonboarding.tenantctl.tenants.QuarantineFunction;
import dev.tenantonboarding.tenantctl.tenants.Quarantines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Makes or updates the stack. */
@Command(name = "deploy", description = "Uploads the functions' jars and makes the stack or updates it, with CloudFormation alone.")
public final class DeployCommand implements Callable<Integer> {
    private final Program program;
    private final Workplace workplace;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE",
            description = "A parameter of the template; may be repeated. What is not given keeps its value, or gets the template's default.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--parameters", paramLabel = "FILE",
            description = "A JSON file of parameters, {\"NAME\": \"VALUE\"} or the AWS CLI's list; --parameter goes before it.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--code-bucket", paramLabel = "NAME",
            description = "The bucket for the jars, made if it is missing (default: STACK-code-ACCOUNT-REGION).")
    private Optional<String> codeBucket = Optional.empty();

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    public DeployCommand(Program program, Workplace workplace) {
        this.program = program;
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        var console = workplace.console();
        try (var platform = workplace.open()) {
            var given = given(platform.target());
            confirmation.ask(platform.target(), "make or update the stack " + platform.stackName() + " and what is in it", program.streams());
            var outcome = new Deployment(platform.target(), platform.clients(), program.home(), event -> tell(console, event))
                    .run(platform.stackName(), codeBucket, given);
            console.answer(answer(platform, outcome, rebuilt(platform, outcome)));
        }
        return ExitCode.OK.number();
    }

    private Map<String, String> given(Target target) {
        var all = new HashMap<String, String>();
        switch (target) {
            case Target.Local(var endpoint) -> all.putAll(LocalPlatform.parameters(endpoint));
            case Target.Aws aws -> { }
        }
        file.map(StackParameters::read).ifPresent(all::putAll);
        all.putAll(parameters);
        return all;
    }

    private static void tell(Console console, StackEvent event) {
        console.progress("%-36s %-32s %s%s".formatted(event.resourceStatusAsString(), event.resourceType(), event.logicalResourceId(),
                Optional.ofNullable(event.resourceStatusReason()).map(reason -> ": " + reason).orElse("")));
    }

    private static Quarantines rebuilt(Platform platform, Deployment.Outcome outcome) {
        try (var lambda = platform.clients().patientLambda()) {
            return new QuarantineFunction(lambda, platform.outputs().quarantineFunctionName()).rebuild();
        } catch (CommandFailed | SdkException e) {
            throw CommandFailed.because(words(platform, outcome) + " But tenants in quarantine may be served again: " + e.getMessage()
                    + ". Run tenantctl deploy once more.", e).after(document(platform, outcome));
        }
    }

    private static String words(Platform platform, Deployment.Outcome outcome) {
        return "The stack " + platform.stackName() + switch (outcome) {
            case CREATED -> " is made.";
            case UPDATED -> " is updated.";
            case UNCHANGED -> " was up to date; nothing changed.";
        };
    }

    private static ObjectNode document(Platform platform, Deployment.Outcome outcome) {
        return JsonNodeFactory.instance.objectNode().put("stack", platform.stackName()).put("outcome", outcome.name());
    }

    private static Answer answer(Platform platform, Deployment.Outcome outcome, Quarantines quarantines) {
        var document = document(platform, outcome);
        quarantines.addTo(document.putObject("quarantines"));
        var outputs = document.putObject("outputs");
        var lines = new ArrayList<String>();
        lines.add(words(platform, outcome));
        if (quarantines.held() > 0) {
            lines.addAll(quarantines.lines());
        }
        platform.outputs().values().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(output -> {
            outputs.put(output.getKey(), output.getValue());
            lines.add("%-32s %s".formatted(output.getKey(), output.getValue()));
        });
        return new Answer(document, lines);
    }
}
