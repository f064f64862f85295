package dev.tenantonboarding.onboarding;

/** The model's archive breaks a rule. The message names the entry, as far as there is one, and the rule. */
public final class InvalidModelArchive extends RuntimeException {
    private static final int MAX_NAME = 200;

    public InvalidModelArchive(String rule) {
        super(rule);
    }

    public InvalidModelArchive(String rule, Throwable cause) {
        super(rule, cause);
    }

    /** Names come from strangers, so control characters are masked and long ones cut. */
    public static InvalidModelArchive entry(String name, String rule) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        String shown = printable.length() <= MAX_NAME ? printable : printable.substring(0, MAX_NAME) + "…";
        return new InvalidModelArchive("entry '" + shown + "' " + rule);
    }
}
