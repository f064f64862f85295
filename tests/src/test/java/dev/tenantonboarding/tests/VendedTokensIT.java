package dev.tenantonboarding.tests;

import dev.tenantonboarding.tests.stage.Stage;

/** At the Lambda authorizer, which verifies tokens itself; for those that it refuses the API answers 403. */
class VendedTokensIT extends TokensAtTheDoor {
    VendedTokensIT(Stage stage) {
        super(stage, "authorizer", 403);
    }
}
