package dev.tenantonboarding.tenantctl;

/** What the program's exit code means. */
public enum ExitCode {
    OK("done"),
    FAILED("failed; standard error says why"),
    USAGE("the command line, or a file named on it, is not right; nothing was done"),
    UNKNOWN_TENANT("no record of such a tenant"),
    VIOLATED("audit: IAM lets somebody at a tenant's model who must not be"),
    UNPROVEN("audit: a tenant's isolation is unproven, and none is violated");

    private final String meaning;

    ExitCode(String meaning) {
        this.meaning = meaning;
    }

    public int number() {
        return ordinal();
    }

    String meaning() {
        return meaning;
    }
}
