package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.List;
import java.util.stream.Collectors;

/** A definition that AWS would refuse, or that the local cloud doesn't support. */
public final class InvalidDefinition extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Diagnostic> diagnostics;

    InvalidDefinition(List<Diagnostic> diagnostics) {
        super("Invalid State Machine Definition: '"
                + diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining(", ")) + "'");
        this.diagnostics = List.copyOf(diagnostics);
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
