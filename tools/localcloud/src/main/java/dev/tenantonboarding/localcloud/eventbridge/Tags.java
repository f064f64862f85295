package dev.tenantonboarding.localcloud.eventbridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.eventbridge.model.Tag;

/** Tags between their two forms. */
final class Tags {
    private Tags() {
    }

    static Map<String, String> map(List<Tag> tags) {
        var map = new LinkedHashMap<String, String>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }

    static List<Tag> list(Map<String, String> tags) {
        return tags.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
    }
}
