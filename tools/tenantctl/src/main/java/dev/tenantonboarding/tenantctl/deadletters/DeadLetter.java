package dev.tenantonboarding.tenantctl.deadletters;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * An event that EventBridge gave up on.
 *
 * @param receipt   with which the message is given back or deleted
 * @param errorCode why, in EventBridge's word
 * @param reason    why, in the words of the target's service
 * @param event     the whole envelope; missing if the message holds none
 */
public record DeadLetter(
        String messageId, String receipt, Instant since, String errorCode, String reason, String ruleArn, Optional<String> targetArn, JsonNode event) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNTOLD = "-";

    static DeadLetter of(Message message) {
        return new DeadLetter(
                message.messageId(),
                message.receiptHandle(),
                Instant.ofEpochMilli(Long.parseLong(message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP))),
                attribute(message, "ERROR_CODE").orElse(UNTOLD),
                attribute(message, "ERROR_MESSAGE").orElse(UNTOLD),
                attribute(message, "RULE_ARN").orElse(UNTOLD),
                attribute(message, "TARGET_ARN"),
                event(message.body()));
    }

    public Optional<String> detailType() {
        return Optional.ofNullable(event.path("detail-type").textValue());
    }

    public String source() {
        return event.path("source").asText();
    }

    /** The tenant that the event, or the input of the execution that it tells of, is about. */
    public Optional<String> tenantId() {
        var detail = event.path("detail");
        return Optional.ofNullable(detail.path("tenantId").textValue())
                .or(() -> Optional.ofNullable(event(detail.path("input").asText()).path("detail").path("tenantId").textValue()));
    }

    public ObjectNode document() {
        var document = JsonNodeFactory.instance.objectNode().put("messageId", messageId);
        document.put("tenantId", tenantId().orElse(null));
        document.put("detailType", detailType().orElse(null));
        document.put("since", since.toString()).put("errorCode", errorCode).put("errorMessage", reason).put("ruleArn", ruleArn);
        document.put("targetArn", targetArn.orElse(null));
        return document;
    }

    private static Optional<String> attribute(Message message, String name) {
        return Optional.ofNullable(message.messageAttributes().get(name)).map(value -> value.stringValue());
    }

    private static JsonNode event(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
