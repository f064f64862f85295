package dev.tenantonboarding.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/** Findings of cdk-nag that are accepted, each where its resource is made and with the reason. */
final class Accepted {

    private Accepted() {
    }

    /** Accepts a rule's findings on one resource. */
    static void because(IConstruct resource, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(resource,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()));
    }
}
