package dev.tenantonboarding.onboarding.isolation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantonboarding.tenancy.probe.Probe;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * Reads whom roles trust. No call shows that: a prober is only ever one of those who might be let in, and the simulator asks a role's
 * own policies.
 */
public record Trusts(IamClient iam) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @return {@code Reached} if anybody is let in whom the probe does not name, on whatever condition, or who is, but without a tenant's tag */
    Answer read(Probe.ReadTrust probe) {
        try {
            String name = probe.role().substring(probe.role().lastIndexOf('/') + 1);
            String document = iam.getRole(request -> request.roleName(name)).role().assumeRolePolicyDocument();
            List<String> others = allowing(JSON.readTree(URLDecoder.decode(document, StandardCharsets.UTF_8)))
                    .flatMap(statement -> others(statement, probe))
                    .distinct()
                    .toList();
            return others.isEmpty() ? new Answer.Denied("nobody else is trusted") : new Answer.Reached("trusted: " + String.join(", ", others));
        } catch (SdkException failure) {
            return Answer.of(failure).before("the trust policy was not read");
        } catch (JsonProcessingException unreadable) {
            return new Answer.Silent("the trust policy is not JSON");
        }
    }

    private static Stream<JsonNode> allowing(JsonNode document) {
        return each(document.path("Statement")).filter(statement -> statement.path("Effect").asText().equals("Allow"));
    }

    private static Stream<String> others(JsonNode statement, Probe.ReadTrust probe) {
        return probe.onlyTagged() && !demandsTag(statement.path("Condition"))
                ? principals(statement).map(principal -> principal + " without a tenant's tag alone")
                : principals(statement).filter(principal -> !probe.trusted().contains(principal));
    }

    /** That there is one, not empty, and no other. */
    private static boolean demandsTag(JsonNode condition) {
        return condition.path("StringLike").path("aws:RequestTag/" + TenantTag.KEY).asText().equals("?*")
                && each(condition.path("ForAllValues:StringEquals").path("aws:TagKeys")).map(JsonNode::asText).toList().equals(List.of(TenantTag.KEY));
    }

    /** IAM writes one instead of a list of one, and everybody as a plain {@code *}. */
    private static Stream<String> principals(JsonNode statement) {
        return statement.has("Principal")
                ? each(statement.path("Principal")).flatMap(Trusts::ids)
                : Stream.of("all but " + statement.path("NotPrincipal"));
    }

    private static Stream<String> ids(JsonNode principal) {
        return principal.isTextual()
                ? Stream.of(principal.asText())
                : principal.valueStream().flatMap(Trusts::each).map(JsonNode::asText);
    }

    private static Stream<JsonNode> each(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
    }
}
