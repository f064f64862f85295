package dev.tenantonboarding.tenantctl.command;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.sagemaker.Limits;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Globals;
import dev.tenantonboarding.tenantctl.Program;
import dev.tenantonboarding.tenantctl.issuer.Issuer;
import dev.tenantonboarding.tenantctl.local.LocalPlatform;
import dev.tenantonboarding.tenantctl.local.ProcessLog;
import dev.tenantonboarding.tenantctl.place.RunningLocal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the platform on this machine until told to stop. */
@Command(name = "local", description = "Runs the platform on a local cloud, with sample models and no tenants, until Ctrl-C. Prints ready and the URL.")
public final class LocalCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    private final Program program;
    private final Globals globals;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "4566", description = "The loopback port; 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--time", paramLabel = "real|skip", defaultValue = "skip", converter = TimeMode.class,
            description = "Whether the cloud's waits take their time or are skipped (default: ${DEFAULT-VALUE}).")
    private Timeline.Mode time;

    @Option(names = "--instance-quota", paramLabel = "N",
            description = "How many instances of one type all endpoints may have together, as in an account with such a quota (default: 100).")
    private Optional<Integer> instanceQuota;

    @Mixin
    private final Variants variants = new Variants();

    public LocalCommand(Program program, Globals globals) {
        this.program = program;
        this.globals = globals;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > MAX_PORT) {
            throw CommandFailed.usage("--port must be 0 to " + MAX_PORT);
        }
        if (instanceQuota.filter(quota -> quota < 0).isPresent()) {
            throw CommandFailed.usage("--instance-quota must not be negative");
        }
        var console = globals.console(program.streams());
        var state = new RunningLocal(program.home().localState());
        var log = new ProcessLog(program.home().localLog());
        var local = start(log);
        // Ctrl-C and SIGTERM end the program through this, and so does a failed deployment.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            state.withdraw();
            local.close();
            log.close();
        }, "close"));
        console.note("tenantctl works on the local cloud at " + local.uri() + ", which logs to " + program.home().localLog());
        local.deploy(program.home(), variants.parameters());
        state.announce(local.uri()).ifPresent(other -> console.note("commands go on working on the local cloud at " + other
                + ", which was there first; for this one they need --endpoint-url " + local.uri()));
        program.streams().out().println("ready " + local.uri());
        new CountDownLatch(1).await();
        return ExitCode.OK.number();
    }

    private LocalPlatform start(ProcessLog log) {
        try {
            var limits = instanceQuota.map(Limits.standard()::withInstancesPerType).orElseGet(Limits::standard);
            return LocalPlatform.start(port, time, program.home().localLog(), globals.stack(), limits, new Issuer(Clock.systemUTC()));
        } catch (CommandFailed e) {
            log.close();
            throw e;
        }
    }
}
