package dev.tenantonboarding.tests;

import dev.tenantonboarding.tests.stage.Stage;

/** At the API's own JWT authorizer. */
class TokensIT extends TokensAtTheDoor {
    TokensIT(Stage stage) {
        super(stage, "function", 401);
    }
}
