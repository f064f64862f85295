package dev.tenantonboarding.localcloud.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/**
 * What a function runs with; a published version keeps its own for good.
 *
 * @param role         ARN of the execution role
 * @param timeout      in seconds
 * @param memory       in megabytes; told to the function, not enforced
 * @param architecture {@code x86_64} or {@code arm64}; kept, since both run the same classes
 * @param logGroup     name of the log group that the function is told
 * @param logFormat    {@code Text} or {@code JSON}
 * @param snapStart    {@code None} or {@code PublishedVersions}; told, and nothing else: a version starts here as it does without
 */
record Configuration(String role, String runtime, String handler, String description, int timeout, int memory,
                     Map<String, String> environment, String architecture, Optional<String> logGroup, String logFormat, String snapStart, Code code) {
    static final String RUNTIME = "java25";
    static final String NO_SNAPSHOT = "None";
    static final String PUBLISHED_VERSIONS = "PublishedVersions";
    private static final int MOST_ENVIRONMENT_BYTES = 4096;
    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
    private static final Pattern HANDLER = Pattern.compile("[^\\s]{1,128}");
    private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]+");
    private static final Set<String> RESERVED = Set.of("_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR");

    Configuration {
        environment = Map.copyOf(environment);
        if (!runtime.equals(RUNTIME)) {
            throw AwsError.unsupported("the runtime " + runtime + ", only " + RUNTIME);
        }
        require(ROLE.matcher(role).matches(), role, "role", "Member must satisfy regular expression pattern: " + ROLE);
        require(HANDLER.matcher(handler).matches(), handler, "handler", "Member must satisfy regular expression pattern: " + HANDLER);
        require(description.length() <= 256, description, "description", "Member must have length less than or equal to 256");
        require(timeout >= 1, timeout, "timeout", "Member must have value greater than or equal to 1");
        require(timeout <= 900, timeout, "timeout", "Member must have value less than or equal to 900");
        require(memory >= 128, memory, "memorySize", "Member must have value greater than or equal to 128");
        require(memory <= 10_240, memory, "memorySize", "Member must have value less than or equal to 10240");
        require(Set.of("x86_64", "arm64").contains(architecture), architecture, "architectures", "Member must be one of x86_64, arm64");
        require(Set.of(NO_SNAPSHOT, PUBLISHED_VERSIONS).contains(snapStart), snapStart, "snapStart.applyOn",
                "Member must satisfy enum value set: [PublishedVersions, None]");
        checkEnvironment(environment);
    }

    Configuration with(Code other) {
        return new Configuration(role, runtime, handler, description, timeout, memory, environment, architecture, logGroup, logFormat, snapStart, other);
    }

    /** The same under the description that a version is published with. */
    Configuration described(String text) {
        return new Configuration(role, runtime, handler, text, timeout, memory, environment, architecture, logGroup, logFormat, snapStart, code);
    }

    private static void checkEnvironment(Map<String, String> environment) {
        var sorted = new TreeMap<>(environment);
        sorted.keySet().forEach(name -> require(VARIABLE.matcher(name).matches(), name, "environment.variables",
                "Map keys must satisfy constraint: [Member must satisfy regular expression pattern: " + VARIABLE + "]"));
        var reserved = sorted.keySet().stream().filter(RESERVED::contains).toList();
        if (!reserved.isEmpty()) {
            throw LambdaErrors.invalid("Lambda was unable to configure your environment variables because the environment variables you have provided "
                    + "contains reserved keys that are currently not supported for modification. Reserved keys used in this request: "
                    + String.join(", ", reserved));
        }
        var bytes = sorted.entrySet().stream()
                .mapToInt(entry -> (entry.getKey() + entry.getValue()).getBytes(StandardCharsets.UTF_8).length).sum();
        if (bytes > MOST_ENVIRONMENT_BYTES) {
            throw LambdaErrors.invalid("Lambda was unable to configure your environment variables because the environment variables you have provided "
                    + "exceeded the 4KB limit. Bytes measured: " + bytes);
        }
    }

    private static void require(boolean holds, Object value, String member, String rule) {
        if (!holds) {
            throw LambdaErrors.constraint(value, member, rule);
        }
    }

    /** Without the values of variables. */
    @Override
    public String toString() {
        return handler + " as " + role;
    }
}
