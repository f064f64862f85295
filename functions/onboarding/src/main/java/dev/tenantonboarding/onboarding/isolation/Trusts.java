package dev.tenantonboarding.onboarding.isolation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantonboarding.tenancy.probe.Probe;
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

    /** @return {@code Reached} if anybody but those that the probe names is let in, on whatever condition */
    Answer read(Probe.ReadTrust probe) {
        try {
            String name = probe.role().substring(probe.role().lastIndexOf('/') + 1);
            String document = iam.getRole(request -> request.roleName(name)).role().assumeRolePolicyDocument();
            List<String> others = principals(JSON.readTree(URLDecoder.decode(document, StandardCharsets.UTF_8)))
                    .filter(principal -> !probe.trusted().contains(principal))
                    .distinct()
                    .toList();
            return others.isEmpty() ? new Answer.Denied("nobody else is trusted") : new Answer.Reached("trusted: " + String.join(", ", others));
        } catch (SdkException failure) {
            return Answer.of(failure).before("the trust policy was not read");
        } catch (JsonProcessingException unreadable) {
            return new Answer.Silent("the trust policy is not JSON");
        }
    }

    /** IAM writes one instead of a list of one, and everybody as a plain {@code *}. */
    private static Stream<String> principals(JsonNode document) {
        return each(document.path("Statement"))
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .flatMap(statement -> statement.has("Principal")
                        ? each(statement.path("Principal")).flatMap(Trusts::ids)
                        : Stream.of("all but " + statement.path("NotPrincipal")));
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
