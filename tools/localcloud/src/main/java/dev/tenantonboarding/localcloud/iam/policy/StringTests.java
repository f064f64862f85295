package dev.tenantonboarding.localcloud.iam.policy;

import java.util.function.BiPredicate;

/** The String operators; only the Like ones know wildcards. */
final class StringTests {

    private StringTests() {
    }

    static ValueTest equal(String policyValue, PolicyVersion version) {
        return matching(TemplateParser.exact(policyValue, version), Glob::matches);
    }

    static ValueTest equalIgnoringCase(String policyValue, PolicyVersion version) {
        return matching(TemplateParser.exact(policyValue, version), Glob::matchesIgnoringCase);
    }

    static ValueTest like(String policyValue, PolicyVersion version) {
        return matching(TemplateParser.pattern(policyValue, version), Glob::matches);
    }

    private static ValueTest matching(Template template, BiPredicate<Glob, String> how) {
        return (value, context) -> Truth.of(template.resolve(context).map(glob -> how.test(glob, value)).orElse(false));
    }
}
