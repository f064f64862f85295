package dev.tenantonboarding.tenantctl.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.Verdict.Word;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.console.LiveLines;
import dev.tenantonboarding.tenantctl.tenants.IsolationTest;
import dev.tenantonboarding.tenantctl.tenants.Tenants;

class NamedAuditTest {
    private final Map<TenantId, List<TenantId>> asked = new ConcurrentHashMap<>();

    private Verdict isolated(TenantId tenant, List<TenantId> neighbours) {
        asked.merge(tenant, neighbours, (one, more) -> IntStream.range(0, one.size() + more.size())
                .mapToObj(place -> place < one.size() ? one.get(place) : more.get(place - one.size())).toList());
        assertThat(neighbours).hasSizeLessThanOrEqualTo(IsolationTest.MOST);
        return Verdict.of(List.of(Audited.own(tenant.value())));
    }

    private static List<TenantRecord> active(int tenants) {
        return IntStream.range(0, tenants).mapToObj(number -> Tenants.active("t%02d".formatted(number))).toList();
    }

    private NamedAudit audit(NamedAudit.Proof proof, int neighbours) {
        return new NamedAudit(proof, false, neighbours, LiveLines.none());
    }

    @Test
    void each_tenant_is_tried_against_all_others_however_many_the_function_takes_at_a_time() {
        var report = audit(this::isolated, Integer.MAX_VALUE).of(active(40));

        assertThat(report.totals().isolated()).isEqualTo(40);
        assertThat(asked).hasSize(40).allSatisfy((tenant, others) -> assertThat(others).hasSize(39).doesNotHaveDuplicates().doesNotContain(tenant));
        assertThat(report.tenants()).allSatisfy(tenant -> assertThat(tenant.verdict().probes()).hasSize(1));
    }

    @Test
    void or_against_those_only_that_follow_it_and_the_last_against_the_first() {
        audit(this::isolated, 2).of(active(4));

        assertThat(asked.get(new TenantId("t00"))).extracting(TenantId::value).containsExactly("t01", "t02");
        assertThat(asked.get(new TenantId("t03"))).extracting(TenantId::value).containsExactly("t00", "t01");
    }

    @Test
    void a_single_tenant_is_probed_too() {
        assertThat(audit(this::isolated, Integer.MAX_VALUE).of(active(1)).totals().isolated()).isEqualTo(1);
        assertThat(asked.get(new TenantId("t00"))).isEmpty();
    }

    @Test
    void who_is_not_active_is_unproven_and_nobodys_neighbour() {
        var report = audit(this::isolated, Integer.MAX_VALUE).of(List.of(Tenants.active("acme"), Tenants.failed("globex")));

        assertThat(asked).containsOnlyKeys(new TenantId("acme"));
        assertThat(asked.get(new TenantId("acme"))).isEmpty();
        assertThat(report.tenants()).filteredOn(tenant -> tenant.tenantId().value().equals("globex")).singleElement().satisfies(tenant -> {
            assertThat(tenant.verdict().word()).isEqualTo(Word.UNPROVEN);
            assertThat(tenant.reason()).contains("it is FAILED, and only active tenants are probed");
        });
    }

    @Test
    void a_tenant_whose_probes_end_in_an_error_is_unproven_and_the_others_are_still_probed() {
        var report = audit((tenant, neighbours) -> {
            if (tenant.value().equals("t01")) {
                throw CommandFailed.because("no answer");
            }
            return isolated(tenant, neighbours);
        }, Integer.MAX_VALUE).of(active(3));

        assertThat(report.totals().isolated()).isEqualTo(2);
        assertThat(report.tenants()).filteredOn(tenant -> tenant.verdict().word() == Word.UNPROVEN).singleElement()
                .satisfies(tenant -> assertThat(tenant.reason().orElseThrow()).isEqualTo("the probes ended in an error: no answer"));
    }
}
