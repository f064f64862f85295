package dev.tenantonboarding.runtime;

import dev.tenantonboarding.tenancy.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A function's environment variables. An empty variable counts as one that is not set, since templates cannot leave one out. */
public record Environment(Map<String, String> variables) {
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]+");

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** @throws InvalidEnvironment if the variable is not set */
    public String required(String name) {
        return optional(name).orElseThrow(() -> new InvalidEnvironment(name, "must be set"));
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** @throws InvalidEnvironment if the variable is not a whole number within the bounds, both included */
    public long number(String name, long least, long most) {
        String rule = "must be a whole number from " + least + " to " + most;
        String text = required(name);
        if (!text.matches("-?[0-9]{1,18}")) {
            throw new InvalidEnvironment(name, rule);
        }
        long number = Long.parseLong(text);
        if (number < least || number > most) {
            throw new InvalidEnvironment(name, rule);
        }
        return number;
    }

    /** @throws InvalidEnvironment if the variable is neither {@code true} nor {@code false} */
    public boolean flag(String name) {
        String text = required(name);
        if (!text.equals("true") && !text.equals("false")) {
            throw new InvalidEnvironment(name, "must be true or false");
        }
        return text.equals("true");
    }

    /** Whether waits take no time: the local cloud says so where it skips time, and cannot skip what a function sleeps by itself. */
    public boolean skipsTime() {
        return optional("LOCAL_CLOUD_TIME").filter("skipped"::equals).isPresent();
    }

    /** How long to sleep where it would be this long. */
    public Duration pause(Duration real) {
        return skipsTime() ? Duration.ZERO : real;
    }

    /** @throws InvalidEnvironment if the variable does not match the whole pattern */
    public String matching(String name, Pattern legal, String legalInWords) {
        String text = required(name);
        if (!legal.matcher(text).matches()) {
            throw new InvalidEnvironment(name, legalInWords);
        }
        return text;
    }

    /** @throws InvalidEnvironment if the variable is not the ARN of an IAM role */
    public String roleArn(String name) {
        return matching(name, ROLE_ARN, "must be the ARN of an IAM role");
    }

    /** @throws InvalidEnvironment if the variable is no tenant's id */
    public TenantId tenantId(String name) {
        String text = required(name);
        if (!TenantId.isLegal(text)) {
            throw new InvalidEnvironment(name, TenantId.RULE);
        }
        return new TenantId(text);
    }
}
