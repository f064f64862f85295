package dev.tenantonboarding.tenancy.probe;

import java.util.stream.Stream;

/** Questions in short, one action on one resource each. */
final class Questioned {
    private static final String ARN = "^arn:aws:([a-z]+:(us-east-1)?:000000000000:|s3:::models/|s3:::(?=.*/))";

    private Questioned() {}

    static Stream<String> of(Question question) {
        String condition = question.conditions().entrySet().stream()
                .filter(key -> !key.getKey().startsWith("aws:PrincipalTag/"))
                .map(key -> " for " + key.getValue())
                .findFirst()
                .orElse("");
        return question.actions().stream()
                .flatMap(action -> question.resources().stream().map(resource -> action + " " + resource.replaceFirst(ARN, "") + condition));
    }
}
