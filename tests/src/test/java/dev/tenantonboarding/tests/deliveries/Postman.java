package dev.tenantonboarding.tests.deliveries;

import dev.tenantonboarding.tests.stage.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Delivers events as the bus does, to the workflows, but in an order of its own and more than once. */
record Postman(Stage stage, Random random) {
    private static final int FEWEST = 2;
    private static final int MOST = 5;
    private static final int ROUNDS = 3;

    /** A round's deliveries are made at the same instant; the next round is made when nothing is under way any more. */
    Map<Sent, List<Delivery>> deliver(List<Addressee> addressees) {
        List<List<Sent>> rounds = Stream.generate(() -> (List<Sent>) new ArrayList<Sent>()).limit(ROUNDS).toList();
        addressees.stream().flatMap(addressee -> addressee.events().stream()).forEach(event ->
                IntStream.range(0, random.nextInt(FEWEST, MOST + 1)).forEach(time -> rounds.get(random.nextInt(ROUNDS)).add(event)));
        Map<Sent, List<Delivery>> deliveries = new HashMap<>();
        for (List<Sent> round : rounds) {
            Collections.shuffle(round, random);
            deliverAtOnce(round).forEach(delivery -> deliveries.computeIfAbsent(delivery.event(), event -> new ArrayList<>()).add(delivery));
        }
        return deliveries;
    }

    private List<Delivery> deliverAtOnce(List<Sent> events) {
        try (SfnClient stepFunctions = stage.clients().stepFunctions()) {
            List<String> started = events.parallelStream()
                    .map(event -> stepFunctions.startExecution(request -> request.stateMachineArn(event.machine().arn(stage)).input(event.envelope())))
                    .map(execution -> execution.executionArn())
                    .toList();
            return IntStream.range(0, events.size())
                    .mapToObj(index -> new Delivery(events.get(index), stage.onboardings().endedExecution(started.get(index))))
                    .toList();
        }
    }
}
