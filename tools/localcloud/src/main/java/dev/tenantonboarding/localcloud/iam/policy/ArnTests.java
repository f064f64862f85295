package dev.tenantonboarding.localcloud.iam.policy;

/** The Arn operators, of which Equals and Like are the same to AWS: six parts compared one by one, wildcards in each. */
final class ArnTests {

    private ArnTests() {
    }

    static ValueTest like(String policyValue, PolicyVersion version) {
        ArnTemplate template = ArnTemplate.parse(policyValue, version);
        if (!template.isArn()) {
            return ValueTest.ILL_TYPED;
        }
        return (value, context) -> {
            String[] arn = value.split(":", ArnTemplate.SEGMENTS);
            return arn.length == ArnTemplate.SEGMENTS && arn[0].equals("arn")
                    ? Truth.of(template.matches(arn, context)) : Truth.UNKNOWN;
        };
    }
}
