package dev.tenantonboarding.onboarding.records;

import static dev.tenantonboarding.onboarding.Envelopes.ACME;
import static dev.tenantonboarding.onboarding.Envelopes.NOW;
import static dev.tenantonboarding.onboarding.Envelopes.creation;
import static dev.tenantonboarding.onboarding.Envelopes.deletion;
import static dev.tenantonboarding.onboarding.Envelopes.onboarding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventOrderTest {
    private static final Owner OWNER = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-onboarding:one", 0);

    @ParameterizedTest
    @CsvSource({
        // Of a tenant that was created in second 10 and deleted in second 20.
        "return,   5, true", "return,  15, true", "return,  19, true",
        "return,  20, false", "return,  21, false",
        // The bus delivers the same event again, whatever time its envelope has.
        "created, 10, true", "created, 20, true", "created, 21, true"
    })
    void a_creation_counts_after_a_deletion_if_it_is_another_one_and_was_not_sent_before(String id, int second, boolean outdated) {
        TenantRecord tombstone = onboarding(creation("created", 10), OWNER).offboardedBy(OWNER, deletion("deleted", 20));

        assertThat(EventOrder.isOutdatedCreation(creation(id, second), tombstone)).isEqualTo(outdated);
        assertThat(EventOrder.isOutdatedCreation(creation(id, second), tombstone.offboarded())).isEqualTo(outdated);
    }

    @ParameterizedTest
    @CsvSource({"19, true", "20, true", "21, false"})
    void the_first_creation_after_a_deletion_counts_only_if_it_was_sent_in_a_later_second(int second, boolean outdated) {
        TenantRecord tombstone = TenantRecord.unheardOf(ACME, deletion("deleted", 20), OWNER, NOW).offboarded();

        assertThat(EventOrder.isOutdatedCreation(creation("created", second), tombstone)).isEqualTo(outdated);
    }

    @ParameterizedTest
    @CsvSource({"9, true", "10, false", "11, false"})
    void a_deletion_counts_unless_it_was_sent_before_the_creation(int second, boolean outdated) {
        assertThat(EventOrder.isOutdatedDeletion(deletion("deleted", second), onboarding(creation("created", 10), OWNER))).isEqualTo(outdated);
    }

    @ParameterizedTest
    @CsvSource({"5, 10", "10, 10", "15, 15"})
    void a_deletion_that_was_sent_before_the_latest_creation_that_found_the_tenant_does_not_count(int repeated, int latest) {
        TenantRecord record = EventOrder.repeated(onboarding(creation("created", 10), OWNER), creation("again", repeated));
        TenantRecord afterAnEarlierOne = EventOrder.repeated(record, creation("earlier", 7));

        assertThat(EventOrder.isOutdatedDeletion(deletion("deleted", latest - 1), afterAnEarlierOne)).isTrue();
        assertThat(EventOrder.isOutdatedDeletion(deletion("deleted", latest), afterAnEarlierOne)).isFalse();
        assertThat(afterAnEarlierOne).isEqualTo(record);
    }

    @Test
    void a_creation_without_a_time_is_not_remembered() {
        TenantRecord record = onboarding(creation("created", 10), OWNER);

        assertThat(EventOrder.repeated(record, creation("again", 0).without("time"))).isEqualTo(record);
    }

    @ParameterizedTest
    @CsvSource({"19, false", "20, false", "21, true"})
    void a_deletion_is_later_than_another_from_the_next_second_on(int second, boolean later) {
        assertThat(EventOrder.isLater(deletion("again", second), deletion("deleted", 20))).isEqualTo(later);
    }

    @Test
    void a_deletion_without_a_time_counts_and_is_later_than_none() {
        ObjectNode timeless = deletion("deleted", 0).without("time");
        ObjectNode muddled = deletion("deleted", 0).put("time", "yesterday");

        assertThat(EventOrder.isOutdatedDeletion(timeless, onboarding(creation("created", 10), OWNER))).isFalse();
        assertThat(EventOrder.isOutdatedDeletion(muddled, onboarding(creation("created", 10), OWNER))).isFalse();
        assertThat(EventOrder.isLater(timeless, deletion("deleted", 20))).isFalse();
        assertThat(EventOrder.isLater(muddled, deletion("deleted", 20))).isFalse();
    }
}
