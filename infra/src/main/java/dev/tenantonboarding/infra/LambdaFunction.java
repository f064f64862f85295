package dev.tenantonboarding.infra;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnPermission;

/** A function of ours: its id is its state's name, its handler's, and in kebab case its own. */
final class LambdaFunction {

    /** The variable that tells the JVM which options to take instead of Lambda's own. */
    static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

    private LambdaFunction() {
    }

    /** A jar in S3, and the package of the handlers in it. */
    record Jar(String bucket, String key, String handlers) {

        static Jar onboarding(Parameters parameters) {
            return new Jar(parameters.codeBucket, parameters.onboardingCodeKey, "dev.tenantonboarding.onboarding");
        }
    }

    /** What a function gets; its processor grows with its memory. */
    record Size(int memoryMegabytes, int timeoutSeconds) {
    }

    static CfnFunction create(Stack stack, FunctionIdentity identity, Jar jar, Size size, Map<String, String> environment) {
        var id = identity.id();
        return CfnFunction.Builder.create(stack, id)
                .functionName(name(id))
                .runtime("java25")
                .architectures(List.of("arm64"))
                .handler(jar.handlers() + "." + id + "Handler::handleRequest")
                .code(CfnFunction.CodeProperty.builder().s3Bucket(jar.bucket()).s3Key(jar.key()).build())
                .memorySize(size.memoryMegabytes())
                .timeout(size.timeoutSeconds())
                .role(identity.roleArn())
                .loggingConfig(CfnFunction.LoggingConfigProperty.builder().logGroup(identity.logs().getRef()).build())
                .environment(CfnFunction.EnvironmentProperty.builder().variables(environment).build())
                .build();
    }

    /** Lets a rule's events in. */
    static void mayBeInvoked(Stack stack, CfnRule rule, String functionArn) {
        CfnPermission.Builder.create(stack, rule.getNode().getId() + "MayInvoke")
                .action("lambda:InvokeFunction")
                .functionName(functionArn)
                .principal("events.amazonaws.com")
                .sourceArn(rule.getAttrArn())
                .build();
    }

    static String name(String id) {
        return Aws.STACK_NAME + "-" + id.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
