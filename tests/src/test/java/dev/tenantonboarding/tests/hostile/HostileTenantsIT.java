package dev.tenantonboarding.tests.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tests.stage.OverModelsAndVariants;
import dev.tenantonboarding.tests.stage.Stages;
import dev.tenantonboarding.tests.stage.Variant;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nothing that a tenant or a stranger says leads to another tenant's model, in any isolation model and variant. */
@OverModelsAndVariants
class HostileTenantsIT {
    private static final int LARGEST_BODY = 4 << 20;

    private final Scene scene;

    HostileTenantsIT(IsolationModel isolation, Variant variant, Stages stages) {
        scene = Scene.of(isolation, variant, stages);
    }

    @TestFactory
    Stream<DynamicTest> an_attack_comes_to_nothing() {
        return Attacks.in(scene).stream()
                .map(attack -> DynamicTest.dynamicTest(attack.name(), () -> assertThat(attack.breach(scene)).isEmpty()));
    }

    @Test
    void a_body_beyond_the_limit_gets_413_and_one_at_the_limit_reaches_the_model() {
        String atTheLimit = Scene.QUESTION + " ".repeat(LARGEST_BODY - Scene.QUESTION.length());

        assertThat(ask(atTheLimit).body().strip()).isEqualTo(Scene.OWN_ANSWER);
        assertThat(ask(atTheLimit + " ").statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> ask(String body) {
        return scene.stage().inference().at(scene.ownApi()).ask(scene.ownToken(), body);
    }
}
