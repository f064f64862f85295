package dev.tenantonboarding.tenantctl.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.tenantonboarding.tenancy.InvalidTenantEvent;
import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenancy.TierIsolation;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.JsonInput;
import dev.tenantonboarding.tenantctl.Platform;
import dev.tenantonboarding.tenantctl.Program;
import dev.tenantonboarding.tenantctl.Workplace;
import dev.tenantonboarding.tenantctl.console.Answer;
import dev.tenantonboarding.tenantctl.stack.StackOutputs;
import dev.tenantonboarding.tenantctl.tenants.Executions;
import dev.tenantonboarding.tenantctl.tenants.Onboarding;
import dev.tenantonboarding.tenantctl.tenants.Progress.Ending;
import dev.tenantonboarding.tenantctl.tenants.ProgressLines;
import dev.tenantonboarding.tenantctl.tenants.SignupBus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Emits one signup, as the SaaS application would. */
@Command(name = "signup", description = "Checks the detail of a TenantCreated event and emits it.")
public final class SignupCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final String STANDARD_INPUT_NAME = "standard input";

    private final Program program;
    private final Workplace workplace;

    @Parameters(paramLabel = "FILE|-", description = "The event's detail as JSON; - for standard input.")
    private String file;

    @Option(names = "--watch", description = "Follow the onboarding until it ends; exit code 1 if it fails.")
    private boolean watch;

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    public SignupCommand(Program program, Workplace workplace) {
        this.program = program;
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        var detail = read();
        // Which isolation model a tier means, only the stack knows.
        if (!detail.has("tier")) {
            check(detail, TierIsolation.NONE);
        }
        try (var platform = workplace.open(); var events = platform.clients().events()) {
            var outputs = platform.outputs();
            var signup = check(detail, outputs.tierIsolation());
            checkBucket(signup, outputs);
            confirmation.ask(platform.target(), "sign up " + signup.tenantId(), program.streams());
            var eventId = new SignupBus(events, outputs.eventBusName(), outputs.signupSource()).tenantCreated(detail);
            return watch ? follow(platform, outputs, signup, eventId) : sent(signup, eventId);
        }
    }

    private int sent(TenantCreated signup, String eventId) {
        workplace.console().answer(new Answer(
                JsonNodeFactory.instance.objectNode().put("tenantId", signup.tenantId().value()).put("eventId", eventId),
                List.of("signed up " + signup.tenantId() + " with the event " + eventId)));
        return ExitCode.OK.number();
    }

    private int follow(Platform platform, StackOutputs outputs, TenantCreated signup, String eventId) {
        var tenant = signup.tenantId().value();
        try (var stepFunctions = platform.clients().stepFunctions()) {
            var onboarding = new Onboarding(tenant, eventId, new Executions(stepFunctions, outputs.onboardingStateMachineArn()),
                    new ProgressLines(workplace.console()));
            var ending = onboarding.await(platform.target().pause());
            var document = JsonNodeFactory.instance.objectNode().put("tenantId", tenant).put("eventId", eventId);
            onboarding.executionArn().ifPresent(arn -> document.put("executionArn", arn));
            switch (ending) {
                case Ending.Succeeded succeeded -> workplace.console().answer(new Answer(document, List.of()));
                case Ending.Failed(var failure) ->
                    throw CommandFailed.because("the onboarding of " + tenant + " failed in " + failure.state() + ": " + failure.error() + ": " + failure.cause())
                            .after(document);
            }
        }
        return ExitCode.OK.number();
    }

    private JsonNode read() {
        if (!file.equals(STANDARD_INPUT)) {
            return JsonInput.read(Path.of(file));
        }
        try {
            return JsonInput.parse(STANDARD_INPUT_NAME, program.streams().in().readAllBytes());
        } catch (IOException e) {
            throw CommandFailed.usage("standard input can't be read: " + e.getMessage());
        }
    }

    private TenantCreated check(JsonNode detail, TierIsolation tiers) {
        try {
            return TenantCreated.from(detail, tiers);
        } catch (InvalidTenantEvent e) {
            throw invalid(e);
        }
    }

    private void checkBucket(TenantCreated signup, StackOutputs outputs) {
        try {
            signup.modelSource().requireBucket(outputs.modelSourceBucketName());
        } catch (InvalidTenantEvent e) {
            throw invalid(e);
        }
    }

    private CommandFailed invalid(InvalidTenantEvent e) {
        return CommandFailed.usage((file.equals(STANDARD_INPUT) ? STANDARD_INPUT_NAME : file) + ": " + e.getMessage() + "; nothing was sent");
    }
}
