package dev.tenantonboarding.localcloud.lambda;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.SnapStart;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Reads configurations out of requests, with Lambda's defaults. */
final class Configurations {
    private static final int DEFAULT_TIMEOUT = 3;
    private static final int DEFAULT_MEMORY = 128;
    private static final String DEFAULT_ARCHITECTURE = "x86_64";

    private Configurations() {
    }

    static Configuration created(CreateFunctionRequest request, Code code) {
        if (request.packageTypeAsString() != null && !request.packageTypeAsString().equals("Zip")) {
            throw AwsError.unsupported("the package type " + request.packageTypeAsString());
        }
        if (request.runtimeAsString() == null || request.handler() == null) {
            throw LambdaErrors.invalid("Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
        var logging = logging(request.loggingConfig());
        var made = new Configuration(request.role(), request.runtimeAsString(), request.handler(), or(request.description(), ""),
                or(request.timeout(), DEFAULT_TIMEOUT), or(request.memorySize(), DEFAULT_MEMORY), variables(request.environment()).orElse(Map.of()),
                DEFAULT_ARCHITECTURE, logging.flatMap(Configurations::group), logging.map(Configurations::format).orElse("Text"),
                snapStart(request.snapStart()).orElse(Configuration.NO_SNAPSHOT), code);
        return architecture(made, request.architecturesAsStrings());
    }

    /** What the request doesn't name stays as it is. */
    static Configuration updated(Configuration old, UpdateFunctionConfigurationRequest request) {
        var logging = logging(request.loggingConfig());
        return new Configuration(or(request.role(), old.role()), or(request.runtimeAsString(), old.runtime()), or(request.handler(), old.handler()),
                or(request.description(), old.description()), or(request.timeout(), old.timeout()), or(request.memorySize(), old.memory()),
                variables(request.environment()).orElse(old.environment()), old.architecture(),
                logging.isPresent() ? logging.flatMap(Configurations::group) : old.logGroup(),
                logging.map(Configurations::format).orElse(old.logFormat()),
                snapStart(request.snapStart()).orElse(old.snapStart()), old.code());
    }

    static Configuration architecture(Configuration old, List<String> architectures) {
        if (architectures.isEmpty()) {
            return old;
        }
        if (architectures.size() > 1) {
            throw LambdaErrors.constraint(architectures, "architectures", "Member must have length less than or equal to 1");
        }
        return new Configuration(old.role(), old.runtime(), old.handler(), old.description(), old.timeout(), old.memory(), old.environment(),
                architectures.getFirst(), old.logGroup(), old.logFormat(), old.snapStart(), old.code());
    }

    private static Optional<Map<String, String>> variables(Environment environment) {
        return Optional.ofNullable(environment).map(Environment::variables);
    }

    private static Optional<LoggingConfig> logging(LoggingConfig config) {
        if (config != null && (config.applicationLogLevelAsString() != null || config.systemLogLevelAsString() != null)) {
            throw AwsError.unsupported("log levels in LoggingConfig");
        }
        return Optional.ofNullable(config);
    }

    private static Optional<String> snapStart(SnapStart snapStart) {
        return Optional.ofNullable(snapStart).map(SnapStart::applyOnAsString);
    }

    private static Optional<String> group(LoggingConfig config) {
        return Optional.ofNullable(config.logGroup());
    }

    private static String format(LoggingConfig config) {
        return or(config.logFormatAsString(), "Text");
    }

    private static <T> T or(T value, T otherwise) {
        return Optional.ofNullable(value).orElse(otherwise);
    }
}
