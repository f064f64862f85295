package dev.tenantonboarding.tenantctl.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.tenantctl.CommandFailed;

class QuarantinesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void heldAndRoomAreTold() throws Exception {
        assertThat(Quarantines.read(json("{\"held\": 1, \"room\": 240, \"overflow\": []}")).lines())
                .containsExactly("1 tenant is in quarantine, with room for 240 more");
    }

    @Test
    void aRoleThatDeniesEverybodyIsAWarning() throws Exception {
        assertThat(Quarantines.read(json("{\"held\": 300, \"room\": 0, \"overflow\": [\"pool\"]}")).lines()).containsExactly(
                "300 tenants are in quarantine, with room for 0 more",
                "WARNING: too many for the pool invoke role: it now denies every tenant's calls, until enough are released");
    }

    @Test
    void theDocumentHasTheSame() throws Exception {
        var answer = json("{\"held\": 2, \"room\": 0, \"overflow\": [\"a\"]}");
        var document = JSON.createObjectNode();
        Quarantines.read(answer).addTo(document);
        assertThat(document).isEqualTo(answer);
    }

    @Test
    void anAnswerWithoutNumbersIsNone() {
        assertThatThrownBy(() -> Quarantines.read(json("{\"held\": \"two\"}"))).isInstanceOf(CommandFailed.class).hasMessageContaining("held, room and overflow");
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }
}
