package dev.tenantonboarding.localcloud.apigateway.jwt;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/** The claims of a token whose signature holds. */
record Claims(Map<String, Object> values) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param audiences one of which the token must be meant for; {@code client_id} counts where there is no {@code aud} */
    void check(String issuer, List<String> audiences, Instant now) throws InvalidToken {
        if (!issuer.equals(values.get("iss"))) {
            throw new InvalidToken("the token does not have a valid issuer");
        }
        var meantFor = values.containsKey("aud") ? texts("aud") : texts("client_id");
        if (meantFor.stream().noneMatch(audiences::contains)) {
            throw new InvalidToken("the token does not have a valid audience");
        }
        if (!time("exp").orElseThrow(() -> new InvalidToken("the token has no expiration")).isAfter(now)) {
            throw new InvalidToken("the token has expired");
        }
        if (time("nbf").filter(now::isBefore).isPresent()) {
            throw new InvalidToken("the token is not valid yet");
        }
        if (time("iat").filter(now::isBefore).isPresent()) {
            throw new InvalidToken("the token was issued in the future");
        }
    }

    /** From {@code scp} or {@code scope}, a list or text with blanks between. */
    List<String> scopes() {
        return texts(values.containsKey("scp") ? "scp" : "scope").stream().flatMap(text -> List.of(text.trim().split(" +")).stream())
                .filter(scope -> !scope.isEmpty()).toList();
    }

    /** As functions get them: all texts, lists in brackets with blanks between, no nulls. */
    Map<String, String> flat() {
        var flat = new TreeMap<String, String>();
        values.forEach((name, value) -> Optional.ofNullable(value).ifPresent(present -> flat.put(name, text(present))));
        return flat;
    }

    private static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> new BigDecimal(number.toString()).toPlainString();
            case Collection<?> list -> list.stream().map(item -> item == null ? "null" : text(item)).collect(Collectors.joining(" ", "[", "]"));
            case Map<?, ?> object -> JSON.writeValueAsString(object);
            default -> value.toString();
        };
    }

    private List<String> texts(String name) {
        return switch (values.get(name)) {
            case String text -> List.of(text);
            case Collection<?> list -> list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
            case null, default -> List.of();
        };
    }

    private Optional<Instant> time(String name) throws InvalidToken {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case Number seconds -> Optional.of(Instant.ofEpochMilli(new BigDecimal(seconds.toString()).movePointRight(3).longValue()));
            default -> throw new InvalidToken("the token's claim " + name + " is no number");
        };
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "Claims" + values.keySet();
    }
}
