package dev.tenantonboarding.tests.stage;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** One stage for each variant, started when the first test asks for it and shared by all. */
public final class Stages implements AutoCloseable {
    private final Map<Variant, Stage> stages = new EnumMap<>(Variant.class);

    public synchronized Stage of(Variant variant) {
        return stages.computeIfAbsent(variant, missing ->
                Stage.start("stage-" + missing.name().toLowerCase(Locale.ROOT).replace('_', '-'), missing.parameters()));
    }

    @Override
    public synchronized void close() {
        stages.values().forEach(Stage::close);
    }
}
