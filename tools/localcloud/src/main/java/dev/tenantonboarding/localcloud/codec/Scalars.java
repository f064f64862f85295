package dev.tenantonboarding.localcloud.codec;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** Scalars as text, in headers, URIs, query parameters and XML. */
final class Scalars {
    /** AWS writes milliseconds always, {@link Instant#toString} only when there are any. */
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter RFC_822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Scalars() {
    }

    static Object parse(String text, SdkField<?> field, TimestampFormatTrait.Format instants) {
        try {
            return switch (field.marshallingType().getKnownType()) {
                case STRING -> text;
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case SHORT -> Short.valueOf(text);
                case BYTE -> Byte.valueOf(text);
                case FLOAT -> Float.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case BIG_DECIMAL -> new BigDecimal(text);
                case BOOLEAN -> parseBoolean(text);
                case INSTANT -> parseInstant(text, format(field, instants));
                case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
                case NULL, SDK_POJO, LIST, MAP, DOCUMENT -> throw malformed(field);
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw malformed(field);
        }
    }

    static String print(Object value, SdkField<?> field, TimestampFormatTrait.Format instants) {
        return switch (value) {
            case Instant instant -> printInstant(instant, format(field, instants));
            case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
            default -> value.toString();
        };
    }

    static TimestampFormatTrait.Format format(SdkField<?> field, TimestampFormatTrait.Format byDefault) {
        return field.getOptionalTrait(TimestampFormatTrait.class).map(TimestampFormatTrait::format).orElse(byDefault);
    }

    static AwsError malformed(SdkField<?> field) {
        return AwsError.of("SerializationException", field.memberName() + " is not a valid "
                + field.marshallingType().getKnownType().name().toLowerCase(Locale.ROOT));
    }

    /** Seconds since 1970, with milliseconds. */
    static BigDecimal epochSeconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3).stripTrailingZeros();
    }

    static Instant ofEpochSeconds(BigDecimal seconds) {
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }

    private static Boolean parseBoolean(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Instant parseInstant(String text, TimestampFormatTrait.Format format) {
        return switch (format) {
            case ISO_8601 -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
            case RFC_822 -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            case UNIX_TIMESTAMP -> ofEpochSeconds(new BigDecimal(text));
            case UNIX_TIMESTAMP_MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
        };
    }

    private static String printInstant(Instant instant, TimestampFormatTrait.Format format) {
        return switch (format) {
            case ISO_8601 -> ISO.format(instant);
            case RFC_822 -> RFC_822.format(instant);
            case UNIX_TIMESTAMP -> epochSeconds(instant).toPlainString();
            case UNIX_TIMESTAMP_MILLIS -> Long.toString(instant.toEpochMilli());
        };
    }
}
