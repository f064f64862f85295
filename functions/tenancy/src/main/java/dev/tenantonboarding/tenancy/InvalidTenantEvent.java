package dev.tenantonboarding.tenancy;

/** The event is not one that onboarding accepts: the message names a field and the rule that it breaks, never the value. */
public final class InvalidTenantEvent extends RuntimeException {
    private final String field;
    private final String rule;

    public InvalidTenantEvent(String field, String rule) {
        super(field + " " + rule);
        this.field = field;
        this.rule = rule;
    }

    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }
}
