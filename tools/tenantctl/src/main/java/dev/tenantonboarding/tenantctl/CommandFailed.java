package dev.tenantonboarding.tenantctl;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A command ends here. The message is for the user: what did not work, and where they can do something about it, what. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient Optional<ObjectNode> document;

    private CommandFailed(ExitCode exitCode, String message, Optional<ObjectNode> document, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.document = document;
    }

    public static CommandFailed because(String message) {
        return new CommandFailed(ExitCode.FAILED, message, Optional.empty(), null);
    }

    public static CommandFailed because(String message, Throwable cause) {
        return new CommandFailed(ExitCode.FAILED, message, Optional.empty(), cause);
    }

    /** What the user gave is not right, and nothing was done. */
    public static CommandFailed usage(String message) {
        return new CommandFailed(ExitCode.USAGE, message, Optional.empty(), null);
    }

    public static CommandFailed unknownTenant(String tenant) {
        return new CommandFailed(ExitCode.UNKNOWN_TENANT, "no record of a tenant " + tenant, Optional.empty(), null);
    }

    /** The same, where JSON mode shows how far the command came beside the error. */
    public CommandFailed after(ObjectNode soFar) {
        return new CommandFailed(exitCode, getMessage(), Optional.of(soFar), this);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public Optional<ObjectNode> document() {
        return document;
    }
}
