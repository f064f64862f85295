package dev.tenantonboarding.localcloud.codec;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** Answers of the query protocol, as XML. */
final class QueryAnswer {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final XMLStreamWriter xml;
    private final QueryNames names;

    private QueryAnswer(XMLStreamWriter xml, QueryNames names) {
        this.xml = xml;
        this.names = names;
    }

    /** Content of the document; its exceptions are the stream writer's. */
    private interface Content {
        void write(QueryAnswer answer) throws XMLStreamException;
    }

    static String of(String operation, String namespace, SdkPojo response, String requestId, QueryNames names) {
        return document(operation + "Response", namespace, names, answer -> {
            answer.element(operation + "Result", inner -> inner.members(response));
            answer.element("ResponseMetadata", inner -> inner.text("RequestId", requestId));
        });
    }

    static String error(AwsError error, String namespace, String requestId) {
        return document("ErrorResponse", namespace, new QueryNames.FromModel(), answer -> {
            answer.element("Error", inner -> {
                inner.text("Type", error.status() < 500 ? "Sender" : "Receiver");
                inner.text("Code", error.queryCode());
                inner.text("Message", error.getMessage());
            });
            answer.text("RequestId", requestId);
        });
    }

    private static String document(String root, String namespace, QueryNames names, Content content) {
        var text = new StringWriter();
        try {
            var xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument();
            xml.writeStartElement(root);
            if (!namespace.isEmpty()) {
                xml.writeDefaultNamespace(namespace);
            }
            content.write(new QueryAnswer(xml, names));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return text.toString();
    }

    private void element(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.write(this);
        xml.writeEndElement();
    }

    private void text(String name, String text) throws XMLStreamException {
        element(name, inner -> xml.writeCharacters(text));
    }

    private void members(SdkPojo pojo) throws XMLStreamException {
        for (SdkField<?> field : pojo.sdkFields()) {
            var value = Shapes.value(pojo, field);
            if (value.isPresent()) {
                member(names.of(field), value.get(), field);
            }
        }
    }

    private void member(String name, Object value, SdkField<?> field) throws XMLStreamException {
        switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> element(name, inner -> members((SdkPojo) value));
            case LIST -> list(name, (List<?>) value, field.getRequiredTrait(ListTrait.class));
            case MAP -> map(name, (Map<?, ?>) value, field);
            default -> text(name, Scalars.print(value, field, TimestampFormatTrait.Format.ISO_8601));
        }
    }

    private void list(String name, List<?> items, ListTrait trait) throws XMLStreamException {
        if (trait.isFlattened()) {
            for (var item : items) {
                member(name, item, trait.memberFieldInfo());
            }
            return;
        }
        element(name, inner -> {
            for (var item : items) {
                member(trait.memberLocationName() == null ? "member" : trait.memberLocationName(), item, trait.memberFieldInfo());
            }
        });
    }

    private void map(String name, Map<?, ?> map, SdkField<?> field) throws XMLStreamException {
        if (field.getRequiredTrait(MapTrait.class).isFlattened()) {
            for (var entry : map.entrySet()) {
                element(name, inner -> entry(entry, field));
            }
            return;
        }
        element(name, inner -> {
            for (var entry : map.entrySet()) {
                element("entry", inside -> entry(entry, field));
            }
        });
    }

    private void entry(Map.Entry<?, ?> entry, SdkField<?> field) throws XMLStreamException {
        text(names.mapKey(field), entry.getKey().toString());
        member(names.mapValue(field), entry.getValue(), Shapes.mapValue(field));
    }
}
