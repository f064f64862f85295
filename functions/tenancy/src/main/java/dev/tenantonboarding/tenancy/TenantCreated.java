package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.tenancy.EventFields.TextRule;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The detail of a valid {@code TenantCreated} event.
 *
 * @param tier what the event gave instead of an isolation model, if it did
 */
public record TenantCreated(
        TenantId tenantId,
        String tenantName,
        IsolationModel isolation,
        Optional<String> tier,
        ModelSource modelSource,
        Optional<String> modelSha256,
        String costCenter,
        Optional<String> correlationId,
        ProbeRequest probe) {
    public static final String DETAIL_TYPE = "TenantCreated";

    static final TextRule ANY = TextRule.of(2048, "(?s).*", "");
    private static final TextRule NAME = TextRule.of(256, PlainText.PATTERN, PlainText.RULE);
    private static final TextRule TIER = TextRule.of(32, TierIsolation.TIER_PATTERN, "must be lower-case letters, digits and hyphens, beginning with a letter");
    private static final TextRule SHA256 = TextRule.of(64, "[0-9a-fA-F]{64}", "must be 64 hexadecimal digits");
    // AWS refuses tag values that hold other characters, or that begin as its own do.
    private static final TextRule TAG_VALUE =
            TextRule.of(256, "(?!(?i:aws:))(?=.*\\S)[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+", "must be a legal AWS tag value: letters, digits, spaces and _.:/=+-@, not beginning with aws:");
    static final TextRule CORRELATION = TextRule.of(128, "[\\x21-\\x7e]+", "must be visible ASCII characters without spaces");
    private static final TextRule PROBE_PAYLOAD = TextRule.of(16_384, "(?s).*", "");
    private static final TextRule CONTENT_TYPE = TextRule.of(128, "[\\w.+-]+/[\\w.+-]+( *; *[\\w.+-]+=[\\w.+-]+)*", "must be a media type such as text/csv");

    /**
     * Reads an event's detail. In which bucket the model lies is left to {@link ModelSource#requireBucket}.
     *
     * @param tiers which isolation model each tier gets here
     * @throws InvalidTenantEvent naming the first field that breaks a rule
     */
    public static TenantCreated from(JsonNode detail, TierIsolation tiers) {
        return read(detail, fields -> isolation(fields, tiers));
    }

    /** Reads a detail whose tier, if it has one, was mapped before: what tiers are worth may have changed since. */
    static TenantCreated mapped(JsonNode detail, IsolationModel isolation) {
        return read(detail, fields -> isolation);
    }

    /** Stands for the creation that never came, where only a deletion did. It names no model that there is. */
    static TenantCreated unheardOf(TenantId tenant) {
        return new TenantCreated(
                tenant, tenant.value(), IsolationModel.POOL, Optional.empty(), ModelSource.parse("s3://none/" + tenant + "/", tenant),
                Optional.empty(), tenant.value(), Optional.empty(), ProbeRequest.DEFAULT);
    }

    private static TenantCreated read(JsonNode detail, Function<EventFields, IsolationModel> mapping) {
        EventFields fields = new EventFields(detail);
        TenantId tenantId = tenantId(fields.required("tenantId", ANY));
        String tenantName = fields.required("tenantName", NAME);
        IsolationModel isolation = mapping.apply(fields);
        ModelSource source = ModelSource.parse(fields.required("modelSource", ANY), tenantId);
        return new TenantCreated(
                tenantId,
                tenantName,
                isolation,
                fields.optional("tier", TIER),
                source,
                fields.optional("modelSha256", SHA256).map(hex -> hex.toLowerCase(Locale.ROOT)),
                fields.optional("costCenter", TAG_VALUE).orElse(tenantId.value()),
                fields.optional("correlationId", CORRELATION),
                probe(fields));
    }

    static TenantId tenantId(String value) {
        if (!TenantId.isLegal(value)) {
            throw new InvalidTenantEvent("tenantId", TenantId.RULE);
        }
        return new TenantId(value);
    }

    private static IsolationModel isolation(EventFields fields, TierIsolation tiers) {
        boolean offersTiers = !tiers.models().isEmpty();
        if (offersTiers && !fields.has("tier") && !fields.has("isolation")) {
            throw new InvalidTenantEvent("isolation", "is missing, and so is tier: send one of them");
        }
        if (!fields.has("tier")) {
            return IsolationModel.of(fields.required("isolation", ANY))
                    .orElseThrow(() -> new InvalidTenantEvent("isolation", "must be one of " + IsolationModel.words()));
        }
        if (fields.has("isolation")) {
            throw new InvalidTenantEvent("tier", "and isolation exclude each other: send one of them");
        }
        if (!offersTiers) {
            throw new InvalidTenantEvent("tier", "is not offered: no tiers are mapped to isolation models here, send isolation instead");
        }
        return tiers.of(fields.required("tier", TIER))
                .orElseThrow(() -> new InvalidTenantEvent("tier", "must be one of " + tiers.words()));
    }

    private static ProbeRequest probe(EventFields fields) {
        Optional<String> payload = fields.optional("probePayload", PROBE_PAYLOAD);
        Optional<String> contentType = fields.optional("probeContentType", CONTENT_TYPE);
        if (contentType.isPresent() && payload.isEmpty()) {
            throw new InvalidTenantEvent("probeContentType", "needs a probePayload");
        }
        return new ProbeRequest(payload.orElse(ProbeRequest.DEFAULT.payload()), contentType.orElse(ProbeRequest.DEFAULT.contentType()));
    }
}
