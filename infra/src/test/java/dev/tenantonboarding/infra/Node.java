package dev.tenantonboarding.infra;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;

/** CDK runs on Node.js, which building and running the product needs nowhere else. */
final class Node {

    private Node() {
    }

    /** Skips the test where there is no node, saying so; on a build server ({@code CI=true}) that is a failure. */
    static void assumePresent(String whatIsNotChecked) throws InterruptedException {
        if (isPresent()) {
            return;
        }
        var line = "node is not on the PATH, so " + whatIsNotChecked;
        if ("true".equals(System.getenv("CI"))) {
            fail(line);
        }
        System.err.println("SKIPPED: " + line);
        abort(line);
    }

    private static boolean isPresent() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException notFound) {
            return false;
        }
    }
}
