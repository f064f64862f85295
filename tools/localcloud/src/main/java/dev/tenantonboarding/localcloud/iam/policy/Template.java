package dev.tenantonboarding.localcloud.iam.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A policy's text with its variables still open. */
final class Template {

    /** A piece of a template. */
    sealed interface Part {
    }

    /** Characters that stand for themselves. */
    record Text(String text) implements Part {
    }

    /** A wildcard, as {@link Glob} marks it. */
    record Wildcard(int symbol) implements Part {
    }

    /**
     * A policy variable.
     *
     * @param key its condition key in lower case
     * @param fallback what stands in when the request lacks the key
     */
    record Variable(String key, Optional<List<Part>> fallback) implements Part {
    }

    private final List<Part> parts;
    /** Present when there is no variable, so that most patterns are built once. */
    private final Optional<Glob> constant;

    Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.constant = parts.stream().noneMatch(Variable.class::isInstance)
                ? symbols(parts, RequestContext.EMPTY).map(Glob::new) : Optional.empty();
    }

    List<Part> parts() {
        return parts;
    }

    /**
     * The pattern for one request. A variable's value is plain text: a star in it is no wildcard.
     *
     * @return empty when a variable has no value, which then matches nothing
     */
    Optional<Glob> resolve(RequestContext context) {
        return constant.isPresent() ? constant : symbols(parts, context).map(Glob::new);
    }

    private static Optional<int[]> symbols(List<Part> parts, RequestContext context) {
        IntStream.Builder symbols = IntStream.builder();
        for (Part part : parts) {
            switch (part) {
                case Text(String text) -> text.codePoints().forEach(symbols);
                case Wildcard(int symbol) -> symbols.add(symbol);
                case Variable variable -> {
                    Optional<int[]> value = value(variable, context);
                    if (value.isEmpty()) {
                        return Optional.empty();
                    }
                    IntStream.of(value.get()).forEach(symbols);
                }
            }
        }
        return Optional.of(symbols.build().toArray());
    }

    private static Optional<int[]> value(Variable variable, RequestContext context) {
        Optional<String> value = context.single(variable.key());
        return value.isPresent()
                ? value.map(text -> text.codePoints().toArray())
                : variable.fallback().flatMap(parts -> symbols(parts, context));
    }
}
