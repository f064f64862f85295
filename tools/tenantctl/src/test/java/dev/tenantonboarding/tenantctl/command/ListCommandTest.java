package dev.tenantonboarding.tenantctl.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tenantonboarding.tenantctl.tenants.Tenants;

class ListCommandTest {
    @Test
    void aRowForEachTenant() {
        var answer = ListCommand.answer(List.of(Tenants.active("acme"), Tenants.onboarding("globex")), false);
        assertThat(answer.lines()).containsExactly(
                "TENANT  STATUS      ISOLATION  ENDPOINT    UPDATED",
                "acme    ACTIVE      pool       pool--main  2026-01-02T03:04:05Z",
                "globex  ONBOARDING  pool       -           2026-01-02T03:04:05Z");
        assertThat(answer.document().path("tenants")).hasSize(2);
    }

    @Test
    void tombstonesAreListedWhenAskedFor() {
        var tenants = List.of(Tenants.active("acme"), Tenants.offboarded("globex"));
        assertThat(ListCommand.answer(tenants, false).lines()).noneMatch(line -> line.contains("globex"));
        assertThat(ListCommand.answer(tenants, false).document().path("tenants")).hasSize(1);
        assertThat(ListCommand.answer(tenants, true).lines()).contains("globex  OFFBOARDED  pool       -           2026-01-02T03:04:05Z");
    }

    @Test
    void noTenantsIsALineAndAnEmptyList() {
        var answer = ListCommand.answer(List.of(), true);
        assertThat(answer.lines()).containsExactly("no tenants");
        assertThat(answer.document().path("tenants").isArray()).isTrue();
    }
}
