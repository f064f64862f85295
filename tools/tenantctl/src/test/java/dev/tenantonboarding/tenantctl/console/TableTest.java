package dev.tenantonboarding.tenantctl.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(new Table("TENANT", "STATUS").row("a", "ACTIVE").row("longer-name", "x").lines()).containsExactly(
                "TENANT       STATUS",
                "a            ACTIVE",
                "longer-name  x");
    }

    @Test
    void aRowHasACellForEachHeading() {
        assertThatThrownBy(() -> new Table("one", "two").row("alone")).isInstanceOf(IllegalArgumentException.class);
    }
}
