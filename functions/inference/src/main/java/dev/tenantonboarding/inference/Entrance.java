package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tenantonboarding.runtime.AwsClients;
import dev.tenantonboarding.runtime.Environment;
import java.time.Clock;
import java.util.regex.Pattern;

/** How callers get in, which depends on what the function was deployed for. */
sealed interface Entrance permits OpeningEntrance, VendedEntrance, SiloEntrance {
    Pattern VENDING = Pattern.compile("function|authorizer");

    /** One tenant's where {@code ENDPOINT_NAME} is set; else all tenants', as {@code CREDENTIAL_VENDING} says. */
    static Entrance of(Environment environment, AwsClients aws) {
        if (environment.optional("ENDPOINT_NAME").isPresent()) {
            return SiloEntrance.of(environment);
        }
        return environment.matching("CREDENTIAL_VENDING", VENDING, "must be function or authorizer").equals("authorizer")
                ? new VendedEntrance(environment.required("POOL_ENDPOINT_NAME"), Clock.systemUTC())
                : OpeningEntrance.of(environment, aws);
    }

    Admission admit(APIGatewayV2HTTPEvent event);
}
