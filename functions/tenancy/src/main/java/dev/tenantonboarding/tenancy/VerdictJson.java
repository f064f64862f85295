package dev.tenantonboarding.tenancy;

import static dev.tenantonboarding.tenancy.RecordJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** A verdict as records and the smoke test's answer show it. */
public final class VerdictJson {
    private VerdictJson() {}

    public static ObjectNode write(Verdict verdict) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("verdict", verdict.word().name());
        ArrayNode probes = tree.putArray("probes");
        for (ProbeResult probe : verdict.probes()) {
            probes.addObject()
                    .put("name", probe.name())
                    .put("from", probe.from())
                    .put("to", probe.to())
                    .put("expected", probe.expected().word())
                    .put("outcome", probe.outcome().word())
                    .put("detail", probe.detail());
        }
        return tree;
    }

    /** @throws IllegalArgumentException if the tree is not a verdict */
    public static Verdict read(JsonNode tree) {
        List<ProbeResult> probes = StreamSupport.stream(tree.path("probes").spliterator(), false)
                .map(VerdictJson::probe)
                .toList();
        return new Verdict(Verdict.Word.valueOf(text(tree, "verdict").toUpperCase(Locale.ROOT)), probes);
    }

    private static ProbeResult probe(JsonNode tree) {
        return new ProbeResult(
                text(tree, "name"),
                text(tree, "from"),
                text(tree, "to"),
                ProbeResult.Expected.valueOf(text(tree, "expected").toUpperCase(Locale.ROOT)),
                ProbeResult.Outcome.valueOf(text(tree, "outcome").toUpperCase(Locale.ROOT)),
                text(tree, "detail"));
    }
}
