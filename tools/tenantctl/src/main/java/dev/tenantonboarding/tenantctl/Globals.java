package dev.tenantonboarding.tenantctl;

import java.util.Optional;

import dev.tenantonboarding.tenantctl.console.Console;
import dev.tenantonboarding.tenantctl.console.Streams;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
public final class Globals {
    /** The stack where none is named. */
    static final String STACK = "tenant-onboarding";

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print one JSON document on standard output, errors too.")
    private boolean json;

    @Option(names = "--stack", scope = ScopeType.INHERIT, paramLabel = "NAME", defaultValue = STACK,
            description = "The stack to work with (default: ${DEFAULT-VALUE}).")
    private String stack = "";

    @Option(names = "--endpoint-url", scope = ScopeType.INHERIT, paramLabel = "URL",
            description = "Where AWS's services answer; as AWS_ENDPOINT_URL. By default a running tenantctl local, else AWS.")
    private Optional<String> endpointUrl = Optional.empty();

    @Option(names = {"-h", "--help"}, scope = ScopeType.INHERIT, usageHelp = true, description = "Show this help.")
    private boolean help;

    public boolean json() {
        return json;
    }

    public String stack() {
        return stack;
    }

    public Optional<String> endpointUrl() {
        return endpointUrl;
    }

    public Console console(Streams streams) {
        return new Console(streams, json);
    }
}
