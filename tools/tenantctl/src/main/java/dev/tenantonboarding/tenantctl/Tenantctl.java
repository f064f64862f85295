package dev.tenantonboarding.tenantctl;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.tenantonboarding.tenantctl.command.AuditCommand;
import dev.tenantonboarding.tenantctl.command.DeadLettersCommand;
import dev.tenantonboarding.tenantctl.command.DemoCommand;
import dev.tenantonboarding.tenantctl.command.DeployCommand;
import dev.tenantonboarding.tenantctl.command.FailuresCommand;
import dev.tenantonboarding.tenantctl.command.ListCommand;
import dev.tenantonboarding.tenantctl.command.LocalCommand;
import dev.tenantonboarding.tenantctl.command.OffboardCommand;
import dev.tenantonboarding.tenantctl.command.QuarantineCommand;
import dev.tenantonboarding.tenantctl.command.ReleaseCommand;
import dev.tenantonboarding.tenantctl.command.ReplayCommand;
import dev.tenantonboarding.tenantctl.command.SignupCommand;
import dev.tenantonboarding.tenantctl.command.StatusCommand;
import dev.tenantonboarding.tenantctl.command.TokenCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(name = "tenantctl", synopsisSubcommandLabel = "COMMAND",
        description = "Onboards and looks after the tenants of a SaaS inference platform on Amazon SageMaker.",
        commandListHeading = "%nCommands:%n", exitCodeListHeading = "%nExit codes:%n",
        footer = {"", "Commands work at --endpoint-url or AWS_ENDPOINT_URL if given, else on a running tenantctl local, else in AWS "
            + "with the usual credentials. Each says first, on standard error, where it works."})
public final class Tenantctl implements Callable<Integer> {
    @Mixin
    private final Globals globals = new Globals();

    @Spec
    private CommandSpec spec;

    private Tenantctl() {}

    /**
     * Runs one command line.
     *
     * @return the program's exit code
     */
    public static int run(Program program, String... arguments) {
        var root = new Tenantctl();
        var workplace = new Workplace(program, root.globals);
        var line = new CommandLine(root);
        var commands = commands(program, root.globals, workplace);
        if (arguments.length > 0 && commands.containsKey(arguments[0])) {
            // picocli reads each by reflection, and the others would be read for nothing.
            commands.keySet().retainAll(Set.of(arguments[0]));
        }
        commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
        line.getCommandSpec().usageMessage().exitCodeList(
                Arrays.stream(ExitCode.values()).collect(Collectors.toMap(
                        code -> Integer.toString(code.number()), ExitCode::meaning, (one, other) -> one, LinkedHashMap::new)));
        // Whoever sends wrong options may have asked for JSON all the same.
        var errors = new Errors(program.streams(), () -> root.globals.json() || Arrays.asList(arguments).contains("--json"));
        return line
                .setOut(new PrintWriter(program.streams().out(), true))
                .setErr(new PrintWriter(program.streams().err(), true))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .execute(arguments);
    }

    /** In the order in which help lists them. */
    private static Map<String, Supplier<Callable<Integer>>> commands(Program program, Globals globals, Workplace workplace) {
        var commands = new LinkedHashMap<String, Supplier<Callable<Integer>>>();
        commands.put("demo", () -> new DemoCommand(program, globals));
        commands.put("local", () -> new LocalCommand(program, globals));
        commands.put("deploy", () -> new DeployCommand(program, workplace));
        commands.put("signup", () -> new SignupCommand(program, workplace));
        commands.put("list", () -> new ListCommand(workplace));
        commands.put("status", () -> new StatusCommand(workplace));
        commands.put("failures", () -> new FailuresCommand(workplace));
        commands.put("replay", () -> new ReplayCommand(program, workplace));
        commands.put("dead-letters", () -> new DeadLettersCommand(program, workplace));
        commands.put("audit", () -> new AuditCommand(program, workplace));
        commands.put("quarantine", () -> new QuarantineCommand(program, workplace));
        commands.put("release", () -> new ReleaseCommand(program, workplace));
        commands.put("offboard", () -> new OffboardCommand(program, workplace));
        commands.put("token", () -> new TokenCommand(workplace));
        return commands;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "which command? " + String.join(", ", spec.subcommands().keySet()));
    }
}
