package dev.tenantonboarding.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.constructs.IConstruct;

/** Findings of cdk-nag that are accepted, each where its resource is made and with the reason. */
final class Accepted {

    /** The rule against patterns in policies. */
    private static final String PATTERNS = "AwsSolutions-IAM5";

    private Accepted() {
    }

    /** Accepts a rule's findings on one resource. */
    static void because(IConstruct resource, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(resource,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()));
    }

    /** Accepts the patterns that end so; any other in the same policy stays a finding. */
    static void patterns(IConstruct policy, String reason, String... endings) {
        accept(policy, reason, Stream.of(endings)
                .map(ending -> RegexAppliesTo.builder().regex("/^Resource::.*" + escape(ending) + "$/").build()).toList());
    }

    /** Accepts {@code *} for actions that know no resource. */
    static void anyResource(IConstruct policy, String reason) {
        accept(policy, reason, List.of("Resource::*"));
    }

    private static void accept(IConstruct policy, String reason, List<?> findings) {
        NagSuppressions.addResourceSuppressions(policy,
                List.of(NagPackSuppression.builder().id(PATTERNS).reason(reason).appliesTo(findings).build()));
    }

    /** For JavaScript, which knows no quotation marks in its expressions. */
    private static String escape(String text) {
        return Pattern.compile("[.*+?^${}()|\\[\\]/\\\\]").matcher(text).replaceAll("\\\\$0");
    }
}
