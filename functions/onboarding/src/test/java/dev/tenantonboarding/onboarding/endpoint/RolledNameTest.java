package dev.tenantonboarding.onboarding.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RolledNameTest {
    private static final String BASE = "pool--main-1a2b3c4d";

    @Test
    void a_configuration_is_followed_by_the_first_number_that_is_not_stale() {
        assertThat(RolledName.of(BASE).next(Set.of(BASE))).hasToString(BASE + "-r1");
        assertThat(RolledName.of(BASE + "-r9").next(Set.of(BASE + "-r9"))).hasToString(BASE + "-r10");
        assertThat(RolledName.of(BASE).next(Set.of(BASE, BASE + "-r1", BASE + "-r2"))).hasToString(BASE + "-r3");
    }

    @Test
    void all_who_wait_on_the_same_configuration_get_the_same_name() {
        assertThat(RolledName.of(BASE + "-r1").next(Set.of(BASE + "-r1")))
                .isEqualTo(RolledName.of(BASE + "-r1").next(Set.of(BASE, BASE + "-r1")));
    }

    @Test
    void only_what_nobody_can_be_about_to_use_has_been_outlived() {
        RolledName present = RolledName.of(BASE + "-r3");

        assertThat(present.hasOutlived(RolledName.of(BASE))).isTrue();
        assertThat(present.hasOutlived(RolledName.of(BASE + "-r1"))).isTrue();
        assertThat(present.hasOutlived(RolledName.of(BASE + "-r2"))).as("a roll that was slower").isFalse();
        assertThat(present.hasOutlived(present)).isFalse();
        assertThat(present.hasOutlived(RolledName.of(BASE + "-r4"))).as("a roll that has begun").isFalse();
        assertThat(present.hasOutlived(RolledName.of("pool--main-99999999"))).as("another platform's, or an older one's").isFalse();
    }

    @Test
    void a_name_that_is_not_a_number_after_all_is_a_base() {
        assertThat(RolledName.of("pool--main-rx")).hasToString("pool--main-rx").isEqualTo(new RolledName("pool--main-rx", 0));
    }
}
