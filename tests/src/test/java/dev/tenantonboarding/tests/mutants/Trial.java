package dev.tenantonboarding.tests.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.hostile.Attack;
import dev.tenantonboarding.tests.hostile.Attacks;
import dev.tenantonboarding.tests.hostile.Crowd;
import dev.tenantonboarding.tests.hostile.Scene;
import dev.tenantonboarding.tests.stage.IsolationModels;
import dev.tenantonboarding.tests.stage.Json;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.Stages;
import dev.tenantonboarding.tests.stage.Variant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Tries mutants on one stage, around residents of it, with the function that operators and the audit use too. */
final class Trial implements AutoCloseable {
    private static final int SHOWN = 3;

    private final Stages stages;
    private final Stage stage;
    private final IamClient iam;
    private final LambdaClient functions;
    private final CloudFormationClient stacks;

    Trial(Stages stages, Variant variant) {
        this.stages = stages;
        stage = stages.of(variant);
        iam = stage.clients().iam();
        functions = stage.clients().lambda();
        stacks = stage.clients().cloudFormation();
    }

    /** What the probes say of tenants of each isolation model while nothing is wrong. */
    List<JsonNode> untouched() {
        return IsolationModels.OFFERED.stream().map(isolation -> probed(tenant(isolation), Stream.concat(
                        Stream.of(neighbour(isolation)), IsolationModels.OFFERED.stream().filter(other -> other != isolation).map(this::tenant)).toList()))
                .toList();
    }

    /** Whatever goes wrong on the way, the mutant was not caught. */
    Result of(Mutant mutant) {
        try {
            return tried(mutant);
        } catch (AssertionError | SdkException untried) {
            return result(mutant, false, untried.getMessage());
        }
    }

    private Result tried(Mutant mutant) {
        Live live = new Live(iam, functions, stacks, stage.records().s3(), tenant(mutant.tenant()), neighbour(mutant.tenant()));
        Supplier<JsonNode> look = () -> probed(live.tenant(), List.of(live.neighbour()));
        return switch (mutant.effect()) {
            case OPENS -> violated(mutant, during(mutant.change(), live, look));
            case CLOSES -> unproven(mutant, during(mutant.change(), live, look));
            case HELD_BY_SECOND_WALL -> {
                JsonNode held = during(mutant.change(), live, look);
                yield held.path("verdict").asText().equals("ISOLATED")
                        ? violated(mutant, during(mutant.change().and(mutant.wall()), live, look))
                        : result(mutant, false, "alarm while the second wall holds: " + objections(held));
            }
            case REFUSED -> refused(mutant, live, look);
            case MISTAKES_TENANTS -> mistaking(mutant, live);
        };
    }

    private static <T> T during(Change change, Live live, Supplier<T> look) {
        try (Change.Undo _ = change.on(live)) {
            return look.get();
        }
    }

    private static Result violated(Mutant mutant, JsonNode answer) {
        boolean seen = probes(answer).anyMatch(probe -> name(probe).equals(mutant.seenBy())
                && probe.path("expected").asText().equals("denied") && probe.path("outcome").asText().equals("allowed"));
        return result(mutant, seen && answer.path("verdict").asText().equals("VIOLATED"), objections(answer));
    }

    private static Result unproven(Mutant mutant, JsonNode answer) {
        boolean seen = probes(answer).anyMatch(probe -> name(probe).equals(mutant.seenBy())
                && probe.path("expected").asText().equals("allowed") && !probe.path("outcome").asText().equals("allowed"));
        return result(mutant, seen && answer.path("verdict").asText().equals("UNPROVEN"), objections(answer));
    }

    private static Result refused(Mutant mutant, Live live, Supplier<JsonNode> look) {
        try {
            return result(mutant, false, "deployed: " + objections(during(mutant.change(), live, look)));
        } catch (Refused refused) {
            return result(mutant, refused.getMessage().contains(mutant.seenBy()), refused.getMessage());
        }
    }

    private Result mistaking(Mutant mutant, Live live) {
        Scene scene = Scene.of(mutant.tenant(), mutant.variant(), stages);
        List<String> before = breaches(mutant.seenBy(), scene);
        if (!before.isEmpty()) {
            return result(mutant, false, "alarm while nothing is wrong: " + before);
        }
        List<String> breaches = during(mutant.change(), live, () -> breaches(mutant.seenBy(), scene));
        return result(mutant, breaches.stream().anyMatch(breach -> breach.startsWith(mutant.seenBy() + ": ")),
                breaches.stream().findFirst().orElse("nothing"));
    }

    /** Of the attack of that name, or of a crowd if there is none. */
    private List<String> breaches(String attack, Scene scene) {
        List<Attack> named = Attacks.in(scene).stream().filter(each -> each.name().equals(attack)).toList();
        return named.isEmpty()
                ? new Crowd(IsolationModels.OFFERED.stream().map(isolation -> Scene.of(isolation, scene.variant(), stages)).toList()).breaches()
                : named.stream().flatMap(each -> each.breach(scene).stream()).toList();
    }

    private static Result result(Mutant mutant, boolean caught, String found) {
        return new Result(mutant.name(), mutant.effect().name().toLowerCase(Locale.ROOT).replace('_', ' '), mutant.seenBy(), caught, found);
    }

    private JsonNode probed(TenantId tenant, List<TenantId> others) {
        List<String> neighbours = others.stream().map(other -> "\"" + other + "\"").toList();
        InvokeResponse answer = functions.invoke(request -> request
                .functionName(stage.output("IsolationSmokeTestFunctionName"))
                .payload(SdkBytes.fromUtf8String("{\"tenantId\": \"" + tenant + "\", \"neighbours\": " + neighbours + "}")));
        String text = answer.payload().asUtf8String();
        if (answer.functionError() != null) {
            throw new AssertionError("the probes were not made: " + text);
        }
        return Json.read(text);
    }

    private TenantId tenant(IsolationModel isolation) {
        return stage.residents().with(SampleModel.IRIS, isolation);
    }

    private TenantId neighbour(IsolationModel isolation) {
        return stage.residents().with(SampleModel.IRIS_VIRGINICA, isolation);
    }

    /** The verdict and the probes that stand against a pass, the violations first. */
    static String objections(JsonNode answer) {
        List<String> names = Stream.of("denied", "allowed")
                .flatMap(expected -> probes(answer).filter(probe -> probe.path("expected").asText().equals(expected)))
                .filter(probe -> !probe.path("expected").asText().equals(probe.path("outcome").asText()))
                .map(Trial::name)
                .distinct()
                .toList();
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        return answer.path("verdict").asText() + " " + String.join(", ", names.stream().limit(SHOWN).toList()) + more;
    }

    private static Stream<JsonNode> probes(JsonNode answer) {
        return StreamSupport.stream(answer.path("probes").spliterator(), false);
    }

    private static String name(JsonNode probe) {
        return probe.path("name").asText();
    }

    @Override
    public void close() {
        iam.close();
        functions.close();
        stacks.close();
    }
}
