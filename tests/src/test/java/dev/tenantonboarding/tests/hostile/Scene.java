package dev.tenantonboarding.tests.hostile;

import dev.tenantonboarding.localcloud.faults.ObservedCall;
import dev.tenantonboarding.localcloud.faults.Recording;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.Stages;
import dev.tenantonboarding.tests.stage.Variant;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;

/** Two tenants of one isolation model who never heard of each other, and whose models answer the same question differently. */
public record Scene(Stage stage, Variant variant, IsolationModel isolation, TenantId attacker, TenantId victim) {
    /** The attacker's model says {@link #OWN_ANSWER}, the victim's a probability. */
    static final String QUESTION = SampleModel.IRIS_VIRGINICA.example();
    static final String OWN_ANSWER = "2.0";

    public static Scene of(IsolationModel isolation, Variant variant, Stages stages) {
        Stage stage = stages.of(variant);
        return new Scene(stage, variant, isolation,
                stage.residents().with(SampleModel.IRIS, isolation), stage.residents().with(SampleModel.IRIS_VIRGINICA, isolation));
    }

    /** The API of all tenants but those with their own. */
    String sharedApi() {
        return stage.output("ApiUrl");
    }

    /** Where the attacker is at home. */
    String ownApi() {
        return stage.apiUrl(attacker);
    }

    String victimsApi() {
        return stage.apiUrl(victim);
    }

    String ownToken() {
        return token(attacker);
    }

    String victimsToken() {
        return token(victim);
    }

    private String token(TenantId tenant) {
        return stage.forger().signed(stage.forger().claims(tenant, isolation));
    }

    HttpRequest.Builder asking(String apiUrl, String token) {
        return at(apiUrl + "/invocations").header("authorization", "Bearer " + token);
    }

    HttpRequest.Builder at(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("content-type", "text/csv").POST(BodyPublishers.ofString(QUESTION));
    }

    /** What AWS answers for a token that the guard of the victim's API refuses: its own authorizer, or a function. */
    int refusal() {
        return variant.has("CredentialVending", "authorizer") && isolation != IsolationModel.SILO ? 403 : 401;
    }

    /** The calls of models from now on, whoever makes them. */
    Recording callsOfModels() {
        return stage.faults().record(call -> call.isOf("sagemaker", "InvokeEndpoint"));
    }

    boolean reachesVictim(ObservedCall call) {
        return call.call().request() instanceof InvokeEndpointRequest request
                && victimsModel().equals(new ModelAddress(request.endpointName(), Optional.ofNullable(request.targetModel())));
    }

    private ModelAddress victimsModel() {
        return switch (isolation) {
            case POOL -> ModelAddress.pool(stage.output("PoolEndpointName"), victim.value());
            case BRIDGE -> ModelAddress.bridge(victim.value());
            case SILO -> ModelAddress.silo(victim.value());
        };
    }
}
