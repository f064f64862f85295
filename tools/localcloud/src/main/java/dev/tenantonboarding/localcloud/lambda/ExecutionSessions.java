package dev.tenantonboarding.localcloud.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.sts.Sts;
import dev.tenantonboarding.localcloud.sts.TemporaryCredentials;

/** The sessions of its role that a function runs in, one after the other: instances end before their session does. */
final class ExecutionSessions {
    /** Well above the longest invocation. */
    private static final Duration LEFT = Duration.ofHours(1);

    private final Sts sts;
    private final String role;
    private final FunctionRef function;
    private TemporaryCredentials session;

    /** @throws AwsError InvalidParameterValueException if there is no such role or it doesn't trust Lambda */
    ExecutionSessions(Sts sts, String role, FunctionRef function) {
        this.sts = sts;
        this.role = role;
        this.function = function;
        session = open();
    }

    private TemporaryCredentials open() {
        try {
            return sts.serviceSession(role, "lambda.amazonaws.com", Optional.of(function.functionArn()), function.name());
        } catch (AwsError e) {
            throw e.isAccessDenied() ? LambdaErrors.invalid("The role defined for the function cannot be assumed by Lambda.") : e;
        }
    }

    /** Opens a new session if the current one ends soon; tells whether it did. */
    synchronized boolean renew() {
        // Credentials end by wall time.
        var old = Instant.now().isAfter(session.expiration().minus(LEFT));
        if (old) {
            session = open();
        }
        return old;
    }

    /** As environment variables. */
    synchronized Map<String, String> current() {
        return Map.of("AWS_ACCESS_KEY_ID", session.accessKeyId(), "AWS_SECRET_ACCESS_KEY", session.secretAccessKey(),
                "AWS_SESSION_TOKEN", session.sessionToken());
    }
}
