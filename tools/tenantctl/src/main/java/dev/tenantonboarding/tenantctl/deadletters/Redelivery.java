package dev.tenantonboarding.tenantctl.deadletters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

import dev.tenantonboarding.tenantctl.CommandFailed;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Sends events again. One from a program goes back on the bus that it came from, as a new event with the same words. AWS's own events
 * nobody else may put on a bus, so the function that should have had one is called with it.
 */
public record Redelivery(EventBridgeClient events, LambdaClient lambda) {
    private static final String OF_AWS = "aws.";
    private static final String FUNCTION = ":lambda:";
    private static final String RULE = ":rule/";
    private static final String DEFAULT_BUS = "default";

    /**
     * @return where it went
     * @throws CommandFailed if it was not taken
     */
    public String send(DeadLetter letter) {
        if (letter.detailType().isEmpty()) {
            throw CommandFailed.because("the message holds no event");
        }
        return letter.source().startsWith(OF_AWS) ? call(letter) : put(letter);
    }

    private String put(DeadLetter letter) {
        var bus = busOf(letter.ruleArn());
        var answer = events.putEvents(request -> request.entries(entry(letter, bus)));
        if (answer.failedEntryCount() > 0) {
            var refused = answer.entries().getFirst();
            throw CommandFailed.because("the bus " + bus + " did not take the event: " + refused.errorCode() + ": " + refused.errorMessage());
        }
        return "the bus " + bus;
    }

    private static PutEventsRequestEntry entry(DeadLetter letter, String bus) {
        var resources = new ArrayList<String>();
        letter.event().path("resources").forEach(resource -> resources.add(resource.asText()));
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(letter.source())
                .detailType(letter.detailType().orElseThrow())
                .detail(letter.event().path("detail").toString())
                .resources(resources)
                .time(Instant.parse(letter.event().path("time").asText()))
                .build();
    }

    /** A rule's ARN names its bus, unless it is the default one. */
    static String busOf(String ruleArn) {
        var at = ruleArn.indexOf(RULE);
        if (at < 0) {
            throw CommandFailed.because("the message tells no rule, and so no bus");
        }
        var path = ruleArn.substring(at + RULE.length()).split("/");
        return path.length > 1 ? path[0] : DEFAULT_BUS;
    }

    private String call(DeadLetter letter) {
        var function = letter.targetArn().filter(arn -> arn.contains(FUNCTION)).orElseThrow(() -> CommandFailed.because(
                "only AWS may put events of " + letter.source() + " on a bus, and their target " + letter.targetArn().orElse("(untold)") + " is no function"));
        var answer = lambda.invoke(request -> request.functionName(function).payload(SdkBytes.fromUtf8String(letter.event().toString())));
        Optional.ofNullable(answer.functionError()).ifPresent(error -> {
            throw CommandFailed.because("the function " + function + " failed: " + answer.payload().asUtf8String());
        });
        return "the function " + function;
    }
}
