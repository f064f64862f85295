package dev.tenantonboarding.localcloud.lambda;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Functions and aliases in the SDK's words. */
final class FunctionShapes {
    private static final DateTimeFormatter MODIFIED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private FunctionShapes() {
    }

    /** @param ref the function with the qualifier that its ARN shall show, or without */
    static FunctionConfiguration configuration(FunctionRef ref, Version version) {
        var of = version.configuration();
        var shape = FunctionConfiguration.builder().functionName(ref.name()).functionArn(ref.arn()).runtime(of.runtime()).role(of.role())
                .handler(of.handler()).codeSize(of.code().size()).codeSha256(of.code().sha256()).description(of.description())
                .timeout(of.timeout()).memorySize(of.memory()).lastModified(modified(version.modified())).version(version.number())
                .revisionId(version.revision()).state("Active").lastUpdateStatus("Successful").packageType("Zip")
                .architecturesWithStrings(of.architecture()).tracingConfig(tracing -> tracing.mode("PassThrough"))
                .ephemeralStorage(storage -> storage.size(512))
                .snapStart(start -> start.applyOn(of.snapStart()).optimizationStatus(version.hasSnapshot() ? "On" : "Off"))
                .loggingConfig(logging -> logging.logFormat(of.logFormat()).logGroup(version.instances().logGroup()));
        if (!of.environment().isEmpty()) {
            shape.environment(environment -> environment.variables(of.environment()));
        }
        return shape.build();
    }

    static AliasConfiguration alias(FunctionRef function, LambdaFunction.Alias alias) {
        return AliasConfiguration.builder().aliasArn(function.functionArn() + ":" + alias.name()).name(alias.name())
                .functionVersion(alias.version()).description(alias.description()).revisionId(alias.revision()).build();
    }

    private static String modified(Instant time) {
        return MODIFIED.format(time);
    }
}
