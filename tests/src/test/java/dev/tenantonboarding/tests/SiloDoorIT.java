package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Inference;
import dev.tenantonboarding.tests.stage.SharedStage;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.Stages;
import dev.tenantonboarding.tests.stage.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a silo tenant's own function lets in, behind a gateway of its own and behind the shared one. */
@ParameterizedClass
@EnumSource(names = {"AS_SHIPPED", "ALL_OTHERWISE"})
@ExtendWith(SharedStage.class)
class SiloDoorIT {
    private static final String QUESTION = SampleModel.IRIS.example();

    private final Stage stage;
    private final boolean shared;

    SiloDoorIT(Variant variant, Stages stages) {
        this.stage = stages.of(variant);
        this.shared = variant.has("SiloGateway", "shared");
    }

    @Test
    void the_tenant_is_answered_at_the_url_in_its_record() {
        TenantId tenant = stage.residents().with(SampleModel.IRIS, IsolationModel.SILO);

        assertThat(stage.ask(tenant, IsolationModel.SILO, QUESTION).body().strip()).isEqualTo("0.0");
        if (shared) {
            assertThat(stage.apiUrl(tenant)).isEqualTo(stage.output("ApiUrl") + "/" + tenant);
        } else {
            assertThat(stage.apiUrl(tenant)).isNotEqualTo(stage.output("ApiUrl"));
        }
    }

    @Test
    void a_valid_token_of_any_other_tenant_is_forbidden() {
        TenantId tenant = stage.residents().with(SampleModel.IRIS, IsolationModel.SILO);
        TenantId otherSilo = stage.residents().with(SampleModel.IRIS_VIRGINICA, IsolationModel.SILO);
        TenantId pool = stage.residents().with(SampleModel.IRIS, IsolationModel.POOL);
        Inference api = stage.inference().at(stage.apiUrl(tenant));

        assertThat(api.ask(stage.token(otherSilo, IsolationModel.SILO), QUESTION).statusCode()).isEqualTo(403);
        assertThat(api.ask(stage.token(pool, IsolationModel.POOL), QUESTION).statusCode()).isEqualTo(403);
        assertThat(api.ask(stage.token(pool, IsolationModel.SILO), QUESTION).statusCode()).isEqualTo(403);
    }

    @Test
    void nobody_is_let_in_without_a_token() {
        TenantId tenant = stage.residents().with(SampleModel.IRIS, IsolationModel.SILO);

        assertThat(stage.inference().at(stage.apiUrl(tenant)).askWithoutToken(QUESTION).statusCode()).isEqualTo(401);
    }

    @Test
    void the_shared_function_knows_no_silo_tenants() {
        TenantId tenant = stage.residents().with(SampleModel.IRIS, IsolationModel.SILO);

        assertThat(stage.inference().ask(stage.token(tenant, IsolationModel.SILO), QUESTION).statusCode()).isEqualTo(404);
    }
}
