package dev.tenantonboarding.localcloud.lambda;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;

/**
 * How a call names a function: by name, partial ARN or ARN, with a version or alias behind it or beside it.
 *
 * @param qualifier a version, an alias or {@code $LATEST}; absent means {@code $LATEST}
 */
record FunctionRef(String name, Optional<String> qualifier) {
    private static final Pattern FORM = Pattern.compile(
            "(?:arn:aws:lambda:([a-z0-9-]+):)?(?:(\\d{12}):)?(?:function:)?([a-zA-Z0-9-_]{1,64})(?::(\\$LATEST|[a-zA-Z0-9-_]{1,128}))?");

    static FunctionRef of(String text) {
        return of(text, null);
    }

    /** @param qualifier as the SDK's requests tell it, null where none was given */
    static FunctionRef of(String text, String qualifier) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw LambdaErrors.constraint(text, "functionName", "Member must satisfy regular expression pattern: " + FORM.pattern());
        }
        var elsewhere = !Optional.ofNullable(matcher.group(1)).orElse(Aws.REGION).equals(Aws.REGION)
                || !Optional.ofNullable(matcher.group(2)).orElse(Aws.ACCOUNT).equals(Aws.ACCOUNT);
        if (elsewhere) {
            throw AwsError.accessDenied("The local cloud has no functions but those of " + Aws.ACCOUNT + " in " + Aws.REGION + ": " + text);
        }
        var inside = Optional.ofNullable(matcher.group(4));
        var beside = Optional.ofNullable(qualifier);
        if (inside.isPresent() && beside.isPresent() && !inside.equals(beside)) {
            throw LambdaErrors.invalid("The derived qualifier from the function name does not match the specified qualifier.");
        }
        return new FunctionRef(matcher.group(3), inside.or(() -> beside));
    }

    /** Without a qualifier. */
    String functionArn() {
        return Aws.arn("lambda", "function:" + name);
    }

    String arn() {
        return functionArn() + qualifier.map(text -> ":" + text).orElse("");
    }
}
