package dev.tenantonboarding.tests.deliveries;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A tenant and all that was sent for it, first to last. */
record Addressee(TenantId tenant, History history, List<Sent> events) {

    static Addressee of(History history, IsolationModel isolation, Stage stage) {
        TenantId tenant = TenantIds.fresh("again-" + history.words().replace(" ", "").toLowerCase());
        Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(history.seconds().size());
        List<Sent> events = new ArrayList<>();
        for (String second : history.seconds()) {
            for (char kind : second.toCharArray()) {
                events.add(kind == 'C' ? Sent.creation(tenant, isolation, time, stage) : Sent.deletion(tenant, time, stage));
            }
            time = time.plusSeconds(1);
        }
        return new Addressee(tenant, history, events);
    }

    @Override
    public String toString() {
        return tenant + " (" + history.words() + ")";
    }
}
