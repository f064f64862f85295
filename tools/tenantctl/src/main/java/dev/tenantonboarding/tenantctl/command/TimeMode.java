package dev.tenantonboarding.tenantctl.command;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code real} or {@code skip}. */
final class TimeMode implements ITypeConverter<Timeline.Mode> {
    @Override
    public Timeline.Mode convert(String word) {
        return switch (word) {
            case "real" -> Timeline.Mode.REAL;
            case "skip" -> Timeline.Mode.SKIP;
            default -> throw new TypeConversionException("expected real or skip but was " + word);
        };
    }
}
