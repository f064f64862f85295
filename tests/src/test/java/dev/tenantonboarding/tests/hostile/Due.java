package dev.tenantonboarding.tests.hostile;

import java.net.http.HttpResponse;
import java.util.Set;

/** What an attack has to come to. */
public enum Due {
    /** The API's guard refuses, and no function is asked for an answer. */
    TURNED_AWAY {
        @Override
        boolean isMet(Scene scene, HttpResponse<String> answer) {
            return answer.statusCode() == scene.refusal();
        }
    },
    /** As for all who bring no token. */
    UNAUTHORIZED {
        @Override
        boolean isMet(Scene scene, HttpResponse<String> answer) {
            return answer.statusCode() == 401;
        }
    },
    /** Refused, by whomever. */
    REFUSED {
        @Override
        boolean isMet(Scene scene, HttpResponse<String> answer) {
            return REFUSALS.contains(answer.statusCode());
        }
    },
    /** Answered by the attacker's own model, as if there were nothing odd. */
    IGNORED {
        @Override
        boolean isMet(Scene scene, HttpResponse<String> answer) {
            return answer.statusCode() == 200 && answer.body().strip().equals(Scene.OWN_ANSWER);
        }
    },
    /** The attacker's own model's business, which names a species or nothing, or refused. */
    OWN_BUSINESS {
        @Override
        boolean isMet(Scene scene, HttpResponse<String> answer) {
            return switch (answer.statusCode() / 100) {
                case 2 -> answer.body().strip().matches("([012]\\.0)?");
                case 4 -> true;
                default -> false;
            };
        }
    };

    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 413, 414, 431);

    abstract boolean isMet(Scene scene, HttpResponse<String> answer);
}
