package dev.tenantonboarding.tests.hostile;

import dev.tenantonboarding.localcloud.faults.Recording;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/** One request that somebody makes who is not, or not only, what the request says. */
public record Attack(String name, Due due, HttpRequest request) {
    /** Words that are nobody's business outside: of AWS, of the code, of who else is here. */
    private static final Pattern TELLING = Pattern.compile("arn:|Exception|sagemaker|\\bsts\\b|pool--|silo--|\\bat dev\\.", Pattern.CASE_INSENSITIVE);

    /** @return what the attack came to that it must not; empty if the platform held */
    public Optional<String> breach(Scene scene) {
        try (Recording calls = scene.callsOfModels()) {
            HttpResponse<String> answer = scene.stage().inference().send(request);
            if (calls.calls().stream().anyMatch(scene::reachesVictim)) {
                return breach("the victim's model was called", answer);
            }
            if (!due.isMet(scene, answer)) {
                return breach("not " + due, answer);
            }
            return tells(scene, answer) ? breach("the answer tells too much", answer) : Optional.empty();
        }
    }

    private static boolean tells(Scene scene, HttpResponse<String> answer) {
        return TELLING.matcher(answer.body()).find() || answer.body().contains(scene.victim().value());
    }

    private Optional<String> breach(String what, HttpResponse<String> answer) {
        return Optional.of(name + ": " + what + ": " + answer.statusCode() + " " + answer.body());
    }

    /** Without the request, which holds a token. */
    @Override
    public String toString() {
        return name;
    }
}
