package dev.tenantonboarding.tenantctl.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenantctl.tenants.AllRecords;
import dev.tenantonboarding.tenantctl.tenants.AllRecords.Unreadable;
import dev.tenantonboarding.tenantctl.tenants.Tenants;

class ListCommandTest {
    @Test
    void aRowForEachTenant() {
        var answer = ListCommand.answer(readable(Tenants.active("acme"), Tenants.onboarding("globex")), false);
        assertThat(answer.lines()).containsExactly(
                "TENANT  STATUS      ISOLATION  ENDPOINT    UPDATED",
                "acme    ACTIVE      pool       pool--main  2026-01-02T03:04:05Z",
                "globex  ONBOARDING  pool       -           2026-01-02T03:04:05Z");
        assertThat(answer.document().path("tenants")).hasSize(2);
    }

    @Test
    void tombstonesAreListedWhenAskedFor() {
        var tenants = readable(Tenants.active("acme"), Tenants.offboarded("globex"));
        assertThat(ListCommand.answer(tenants, false).lines()).noneMatch(line -> line.contains("globex"));
        assertThat(ListCommand.answer(tenants, false).document().path("tenants")).hasSize(1);
        assertThat(ListCommand.answer(tenants, true).lines()).contains("globex  OFFBOARDED  pool       -           2026-01-02T03:04:05Z");
    }

    @Test
    void noTenantsIsALineAndAnEmptyList() {
        var answer = ListCommand.answer(readable(), true);
        assertThat(answer.lines()).containsExactly("no tenants");
        assertThat(answer.document().path("tenants").isArray()).isTrue();
    }

    @Test
    void aRecordThatCannotBeReadIsListedAsSuch() {
        var unreadable = new Unreadable("globex", "it is not JSON", Tenants.NOW);
        var answer = ListCommand.answer(new AllRecords(List.of(Tenants.active("acme")), List.of(unreadable)), false);

        assertThat(answer.lines()).contains("globex  UNREADABLE  -          -           2026-01-02T03:04:05Z");
        assertThat(answer.document().at("/tenants/1/reason").asText()).isEqualTo("it is not JSON");
    }

    private static AllRecords readable(TenantRecord... tenants) {
        return new AllRecords(List.of(tenants), List.of());
    }
}
