package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.Variant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Requests are served by published versions, which no change reaches unless another one is published. */
class RedeployedInferenceIT {
    private static final String LINE = "5.1,3.5,1.4,0.2";

    @ParameterizedTest
    @EnumSource(names = {"AS_SHIPPED", "VENDING_AUTHORIZER"})
    void a_changed_parameter_reaches_the_next_request_through_the_api(Variant variant) {
        try (Stage stage = Stage.start("redeployed-" + variant, variant.parameters()); LambdaClient lambda = stage.clients().lambda()) {
            TenantId tenant = stage.residents().with(SampleModel.IRIS, IsolationModel.POOL);
            assertThat(stage.ask(tenant, IsolationModel.POOL, LINE).statusCode()).isEqualTo(200);

            stage.redeploy(Map.of("MaxBodyBytes", "5"));

            assertThat(stage.ask(tenant, IsolationModel.POOL, LINE).statusCode()).isEqualTo(413);
            assertThat(lambda.listVersionsByFunction(request -> request.functionName(Stage.STACK + "-inference")).versions())
                    .extracting(FunctionConfiguration::version).containsExactly("$LATEST", "2");

            stage.redeploy(Map.of("TenantClaim", "customer", "MaxBodyBytes", "4194304"));

            // The token names its tenant by the claim of before. It is one that the API has not seen: an authorizer's answer it remembers for a minute.
            assertThat(stage.ask(tenant, IsolationModel.BRIDGE, LINE).statusCode())
                    .isEqualTo(variant == Variant.VENDING_AUTHORIZER ? 403 : 401);
        }
    }
}
