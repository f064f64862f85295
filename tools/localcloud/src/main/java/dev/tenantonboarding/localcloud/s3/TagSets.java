package dev.tenantonboarding.localcloud.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/** S3's two forms of tags: an XML document, and a header like a query string. Ten at most, keys to 128 and values to 256 characters. */
final class TagSets {
    private static final XMLInputFactory FACTORY = factory();

    private TagSets() {
    }

    static Map<String, String> parseXml(InputStream xml) throws IOException {
        var tags = new LinkedHashMap<String, String>();
        try {
            var reader = FACTORY.createXMLStreamReader(xml);
            var key = "";
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "Key" -> key = reader.getElementText();
                        case "Value" -> put(tags, key, reader.getElementText());
                        case "Tagging", "TagSet", "Tag" -> { }
                        default -> throw malformed();
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw malformed();
        }
        return checked(tags);
    }

    static Map<String, String> parseHeader(String header) {
        var tags = new LinkedHashMap<String, String>();
        for (var pair : header.isEmpty() ? List.<String>of() : List.of(header.split("&"))) {
            var parts = pair.split("=", 2);
            put(tags, decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
        }
        return checked(tags);
    }

    static String printXml(Map<String, String> tags) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Tagging xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><TagSet>");
        tags.forEach((key, value) -> xml.append("<Tag><Key>").append(escape(key)).append("</Key><Value>").append(escape(value)).append("</Value></Tag>"));
        return xml.append("</TagSet></Tagging>").toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static void put(Map<String, String> tags, String key, String value) {
        if (tags.putIfAbsent(key, value) != null) {
            throw AwsError.of("InvalidTag", "Cannot provide multiple Tags with the same key");
        }
    }

    private static Map<String, String> checked(Map<String, String> tags) {
        if (tags.size() > 10) {
            throw AwsError.of("BadRequest", "Object tags cannot be greater than 10");
        }
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > 128) {
                throw AwsError.of("InvalidTag", "The TagKey you have provided is invalid");
            }
            if (value.length() > 256) {
                throw AwsError.of("InvalidTag", "The TagValue you have provided is invalid");
            }
        });
        return tags;
    }

    private static AwsError malformed() {
        return AwsError.of("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
