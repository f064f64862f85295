package dev.tenantonboarding.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tenantonboarding.infra.LambdaFunction.Jar;
import dev.tenantonboarding.infra.LambdaFunction.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.CfnAlias;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnVersion;

/**
 * A function that requests wait for, called by an alias only: Lambda takes a snapshot of each published version, once the function has
 * rehearsed, and starts from that.
 *
 * <p>CloudFormation publishes a version when its description changes, and fails if the function then hasn't. So one text, the revision, is both
 * the description and a variable of the function, and holds all that makes the function another: what this program makes of it, and the
 * parameters that it is told. Names of other resources are left out; those are made anew with the stack only.
 */
final class LiveFunction {

    private static final String ALIAS = "live";
    /** Lambda's own choice for functions without snapshots: the second compiler takes longer over a start than a request here ever gains by it. */
    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";
    private static final int FINGERPRINT_BYTES = 4;

    private final CfnFunction function;
    private final CfnVersion version;
    private final CfnAlias alias;

    /** @param told the parameters that the function's code or environment is made of */
    LiveFunction(Stack stack, FunctionIdentity identity, Jar jar, Size size, Map<String, String> environment, String... told) {
        var all = new HashMap<>(environment);
        all.put(LambdaFunction.JVM_OPTIONS, FIRST_COMPILER_ONLY);
        var made = new TreeMap<>(all);
        var fingerprint = fingerprint(Map.of("Size", size.toString(), "Environment", stack.resolve(made)));
        var revision = Fn.join(" ", Stream.concat(Stream.of(fingerprint), Stream.of(told)).toList());
        all.put("REVISION", revision);
        function = LambdaFunction.create(stack, identity, jar, size, all);
        function.setSnapStart(CfnFunction.SnapStartProperty.builder().applyOn("PublishedVersions").build());
        version = CfnVersion.Builder.create(stack, identity.id() + "Version")
                .functionName(function.getRef()).description(revision).build();
        alias = CfnAlias.Builder.create(stack, identity.id() + "Alias")
                .functionName(function.getRef()).functionVersion(version.getAttrVersion()).name(ALIAS).build();
    }

    private static String fingerprint(Map<String, ?> made) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(CanonicalJson.write(made).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("every JDK has SHA-256, and what is in a template is JSON", e);
        }
    }

    /** By which it is called. */
    String arn() {
        return alias.getRef();
    }

    /** The number of the version that is called. */
    String version() {
        return version.getAttrVersion();
    }

    CfnResource[] resources() {
        return new CfnResource[] {function, version, alias};
    }
}
