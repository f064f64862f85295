package dev.tenantonboarding.tests.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tests.stage.IsolationModels;
import dev.tenantonboarding.tests.stage.SharedStage;
import dev.tenantonboarding.tests.stage.Stages;
import dev.tenantonboarding.tests.stage.Variant;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tenants who ask at the same time. */
@ExtendWith(SharedStage.class)
class CrowdIT {
    @ParameterizedTest
    @EnumSource
    void each_has_its_own_models_answer_its_own_session_and_its_own_name_in_the_log_and_no_secret_is_there(Variant variant, Stages stages) {
        Crowd crowd = new Crowd(IsolationModels.OFFERED.stream().map(isolation -> Scene.of(isolation, variant, stages)).toList());

        assertThat(crowd.breaches()).isEmpty();
    }
}
