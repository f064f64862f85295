package dev.tenantonboarding.tenantctl;

import java.util.Optional;

import dev.tenantonboarding.tenantctl.console.Console;
import dev.tenantonboarding.tenantctl.place.Clients;
import dev.tenantonboarding.tenantctl.place.RunningLocal;
import dev.tenantonboarding.tenantctl.place.Target;
import dev.tenantonboarding.tenantctl.place.TargetFinder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Opens the platform that a command works on. */
public final class Workplace {
    private final Program program;
    private final Globals globals;

    Workplace(Program program, Globals globals) {
        this.program = program;
        this.globals = globals;
    }

    public Console console() {
        return globals.console(program.streams());
    }

    /** Finds where to work and says so on standard error. */
    public Platform open() {
        var target = new TargetFinder(program.environment(), new RunningLocal(program.home().localState())::find, Workplace::region)
                .find(globals.endpointUrl());
        var clients = new Clients(target);
        console().note("tenantctl works " + where(target, clients));
        return new Platform(target, clients, globals.stack());
    }

    private static String where(Target target, Clients clients) {
        return switch (target) {
            case Target.Local(var endpoint) -> {
                if (!Target.answers(endpoint)) {
                    throw CommandFailed.because("nothing answers at " + endpoint);
                }
                yield "on the local cloud at " + endpoint;
            }
            case Target.Aws aws -> {
                try (var sts = clients.sts()) {
                    yield "in AWS account " + sts.getCallerIdentity().account() + ", region " + aws.region()
                            + aws.endpoint().map(uri -> ", at " + uri).orElse("");
                }
            }
        };
    }

    private static Optional<String> region() {
        try {
            return Optional.of(DefaultAwsRegionProviderChain.builder().build().getRegion().id());
        } catch (SdkClientException noneConfigured) {
            return Optional.empty();
        }
    }
}
