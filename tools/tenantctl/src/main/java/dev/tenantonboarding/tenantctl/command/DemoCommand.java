package dev.tenantonboarding.tenantctl.command;

import java.util.concurrent.Callable;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.tenantctl.ExitCode;
import dev.tenantonboarding.tenantctl.Globals;
import dev.tenantonboarding.tenantctl.Program;
import dev.tenantonboarding.tenantctl.console.Answer;
import dev.tenantonboarding.tenantctl.demo.Demo;
import dev.tenantonboarding.tenantctl.demo.SampleSignup;
import dev.tenantonboarding.tenantctl.local.LocalPlatform;
import dev.tenantonboarding.tenantctl.local.ProcessLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the whole platform on this machine. */
@Command(name = "demo", description = "Starts a local cloud, onboards sample tenants, asks their models, and shows who may call whose model.")
public final class DemoCommand implements Callable<Integer> {
    private final Program program;
    private final Globals globals;

    @Mixin
    private final Variants variants = new Variants();

    public DemoCommand(Program program, Globals globals) {
        this.program = program;
        this.globals = globals;
    }

    @Override
    public Integer call() {
        var console = globals.console(program.streams());
        try (var _ = new ProcessLog(program.home().demoLog());
                var local = LocalPlatform.start(0, Timeline.Mode.SKIP, program.home().demoLog(), globals.stack())) {
            console.note("tenantctl works on a local cloud at " + local.uri() + ", which logs to " + program.home().demoLog());
            local.deploy(program.home(), variants.parameters());
            console.progress("deployed the stack " + globals.stack());
            var report = new Demo(local.platform(), console, SampleSignup.ALL).run();
            console.answer(new Answer(report.document(), report.lines()));
        }
        return ExitCode.OK.number();
    }
}
