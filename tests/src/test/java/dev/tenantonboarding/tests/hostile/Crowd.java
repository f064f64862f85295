package dev.tenantonboarding.tests.hostile;

import dev.tenantonboarding.localcloud.faults.Recording;
import dev.tenantonboarding.tests.stage.Stage;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many tenants who ask at once and in turns, so that warm functions serve one right after the other, and in between people without a name. */
public final class Crowd {
    private static final int AT_ONCE = 8;
    private static final int QUESTIONS_EACH = 12;

    private final Stage stage;
    /** Each time with other tokens, so that the API remembers none and its guard has to say each time who it is. */
    private final List<List<Member>> members;

    /**
     * Somebody who asks.
     *
     * @param answer what the answer has to match, if there is one
     */
    private record Member(String name, HttpRequest request, int status, String answer) {
        Optional<String> objection(HttpResponse<String> got) {
            return got.statusCode() == status && got.body().strip().matches(answer)
                    ? Optional.empty() : Optional.of("answers: " + name + " got " + got.statusCode() + " " + got.body());
        }
    }

    /** @param scenes all on one stage */
    public Crowd(List<Scene> scenes) {
        stage = scenes.getFirst().stage();
        members = IntStream.range(0, AT_ONCE).mapToObj(_ -> scenes.stream().flatMap(Crowd::members).toList()).toList();
    }

    private static Stream<Member> members(Scene scene) {
        Map<String, Object> nameless = scene.stage().forger().claims(scene.attacker(), scene.isolation());
        nameless.remove(scene.stage().output("TenantClaim"));
        int refused = scene.refusal();
        return Stream.of(
                new Member(scene.isolation() + " tenant", scene.asking(scene.ownApi(), scene.ownToken()).build(), 200, "2\\.0"),
                new Member("nobody", scene.asking(scene.ownApi(), scene.stage().forger().signed(nameless)).build(), refused, ".*"),
                new Member("other " + scene.isolation() + " tenant",
                        scene.asking(scene.victimsApi(), scene.victimsToken()).build(), 200, "0\\.9[0-9]+"));
    }

    /** @return all that went wrong, each with the kind first; empty if nobody was mistaken for anybody */
    public List<String> breaches() {
        LogTail log = LogTail.of(stage.logs());
        try (Recording calls = stage.faults().record(call -> call.isOf("sagemaker", "InvokeEndpoint"))) {
            List<String> breaches = new ArrayList<>(ask());
            Witness witness = new Witness(calls.calls(), stage.output("TenantClaim"));
            breaches.addAll(witness.wrongSessions());
            breaches.addAll(log.wrongFields(witness));
            breaches.addAll(log.secrets(witness, members.stream().flatMap(List::stream).map(member -> token(member.request())).toList()));
            return breaches.stream().distinct().toList();
        }
    }

    private static String token(HttpRequest request) {
        return request.headers().firstValue("authorization").orElseThrow().substring("Bearer ".length());
    }

    private List<String> ask() {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<List<String>>> asked = IntStream.range(0, AT_ONCE).mapToObj(worker -> workers.submit(() -> ask(worker))).toList();
            List<String> objections = new ArrayList<>();
            for (Future<List<String>> one : asked) {
                objections.addAll(one.get());
            }
            return objections;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped while asking", stopped);
        } catch (ExecutionException failed) {
            throw new AssertionError("a question failed", failed.getCause());
        }
    }

    private List<String> ask(int worker) {
        return IntStream.range(0, QUESTIONS_EACH)
                .mapToObj(question -> members.get(worker).get((worker + question) % members.get(worker).size()))
                .flatMap(member -> member.objection(stage.inference().send(member.request())).stream())
                .toList();
    }
}
