package dev.tenantonboarding.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One text for one template: keys sorted, and without what the checks of the code leave in it. */
final class CanonicalJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .configure(SerializationFeature.INDENT_OUTPUT, true);

    /** The same line ends on every system. */
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private CanonicalJson() {
    }

    static String write(Object template) throws JsonProcessingException {
        return JSON.writer(PRINTER).writeValueAsString(withoutMetadata((Map<?, ?>) template)) + "\n";
    }

    /** Metadata holds the reasons for accepted cdk-nag findings, which stand beside the code and say nothing to CloudFormation. */
    private static Map<?, ?> withoutMetadata(Map<?, ?> template) {
        return mapValues(template, section -> section.getKey().equals("Resources")
                ? mapValues((Map<?, ?>) section.getValue(), resource -> without((Map<?, ?>) resource.getValue(), "Metadata"))
                : section.getValue());
    }

    private static Map<?, ?> mapValues(Map<?, ?> map, Function<Entry<?, ?>, ?> change) {
        return map.entrySet().stream().collect(Collectors.toMap(Entry::getKey, change));
    }

    private static Map<?, ?> without(Map<?, ?> map, String key) {
        return map.entrySet().stream().filter(entry -> !entry.getKey().equals(key))
                .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
    }
}
