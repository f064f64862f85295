package dev.tenantonboarding.tenantctl.command;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Platform;
import dev.tenantonboarding.tenantctl.Program;
import dev.tenantonboarding.tenantctl.Workplace;
import dev.tenantonboarding.tenantctl.console.Answer;
import dev.tenantonboarding.tenantctl.stack.StackOutputs;
import dev.tenantonboarding.tenantctl.tenants.Executions;
import dev.tenantonboarding.tenantctl.tenants.Onboarding;
import dev.tenantonboarding.tenantctl.tenants.Progress.Ending;
import dev.tenantonboarding.tenantctl.tenants.ProgressLines;
import dev.tenantonboarding.tenantctl.tenants.Records;
import dev.tenantonboarding.tenantctl.tenants.SignupBus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Emits one deletion, as the SaaS application would. */
@Command(name = "offboard", description = {
    "Takes a tenant's access, then its endpoint, model and whatever else it was given. Its record stays as a tombstone.",
    "In AWS it asks for the tenant's id once more. The exit code is 1 if something could not be removed; tenantctl replay goes on from there."})
public final class OffboardCommand implements Callable<Integer> {
    private final Program program;
    private final Workplace workplace;

    @Parameters(paramLabel = "TENANT", description = "The tenant's id.")
    private String name;

    @Option(names = "--no-wait", description = "Do not wait for the outcome.")
    private boolean noWait;

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    public OffboardCommand(Program program, Workplace workplace) {
        this.program = program;
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        if (!TenantId.isLegal(name)) {
            throw CommandFailed.unknownTenant(name);
        }
        var tenant = new TenantId(name);
        try (var platform = workplace.open(); var events = platform.clients().events()) {
            var outputs = platform.outputs();
            requireRecord(platform, outputs, tenant);
            confirmation.askForId(platform.target(), "remove the tenant " + tenant + " and its model for good", name, program.streams());
            var eventId = new SignupBus(events, outputs.eventBusName(), outputs.signupSource()).tenantDeleted(tenant);
            var document = JsonNodeFactory.instance.objectNode().put("tenantId", name).put("eventId", eventId);
            if (noWait) {
                workplace.console().answer(new Answer(document, List.of("asked for the offboarding of " + tenant + " with the event " + eventId)));
            } else {
                follow(platform, outputs, eventId, document);
            }
        }
        return ExitCode.OK.number();
    }

    /** Signup may delete whom nobody has heard of; from a person it is a mistyped id. */
    private static void requireRecord(Platform platform, StackOutputs outputs, TenantId tenant) {
        try (var s3 = platform.clients().s3()) {
            if (new Records(s3, outputs.recordsBucketName()).find(tenant).isEmpty()) {
                throw CommandFailed.unknownTenant(tenant.value());
            }
        }
    }

    private void follow(Platform platform, StackOutputs outputs, String eventId, ObjectNode document) {
        try (var stepFunctions = platform.clients().stepFunctions()) {
            var offboarding = new Onboarding(name, eventId, new Executions(stepFunctions, outputs.offboardingStateMachineArn()),
                    new ProgressLines(workplace.console()));
            var ending = offboarding.await(platform.target().pause());
            offboarding.executionArn().ifPresent(arn -> document.put("executionArn", arn));
            switch (ending) {
                case Ending.Succeeded succeeded -> workplace.console().answer(new Answer(document.put("outcome", "SUCCEEDED"), List.of()));
                case Ending.Failed(var failure) -> throw CommandFailed.because("the offboarding of " + name + " failed in "
                        + failure.state() + ": " + failure.error() + ": " + failure.cause()).after(document.put("outcome", "FAILED"));
            }
        }
    }
}
