package dev.tenantonboarding.tenantctl.deadletters;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The queue for what reached no target. To look into it is to take messages, so each is given back, or deleted. */
public record DeadLetterQueue(SqsClient sqs, String url) {
    private static final int MOST_AT_ONCE = 10;
    /** A wait makes SQS ask all of its servers; without one it may miss messages. */
    private static final int WAIT_SECONDS = 1;

    /**
     * Takes all messages, the oldest first.
     *
     * @param hidden how long others don't see what is neither given back nor deleted
     */
    public List<DeadLetter> take(Duration hidden) {
        var taken = new LinkedHashMap<String, DeadLetter>();
        List<Message> messages;
        boolean more;
        do {
            messages = sqs.receiveMessage(request -> request.queueUrl(url)
                    .maxNumberOfMessages(MOST_AT_ONCE)
                    .waitTimeSeconds(WAIT_SECONDS)
                    .visibilityTimeout(Math.toIntExact(hidden.toSeconds()))
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)).messages();
            // Messages that show again have come around: the queue takes longer to read than they are hidden.
            more = messages.stream().anyMatch(message -> !taken.containsKey(message.messageId()));
            messages.forEach(message -> taken.put(message.messageId(), DeadLetter.of(message)));
        } while (more);
        return taken.values().stream().sorted(Comparator.comparing(DeadLetter::since)).toList();
    }

    public void giveBack(DeadLetter letter) {
        try {
            sqs.changeMessageVisibility(request -> request.queueUrl(url).receiptHandle(letter.receipt()).visibilityTimeout(0));
        } catch (MessageNotInflightException shows) {
            // A message that is not hidden any more needs no giving back.
            return;
        }
    }

    public void delete(DeadLetter letter) {
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(letter.receipt()));
    }
}
