package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tenantonboarding.runtime.AwsClients;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.LoggedInvocation;
import dev.tenantonboarding.runtime.Rehearsal;
import dev.tenantonboarding.runtime.StandInContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** {@code POST /invocations}: asks the caller's model. The shared function, and each silo tenant's own. */
public final class InferenceHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(InferenceHandler.class);

    // With the time that a session takes still below the API's 30 seconds, so that the caller hears from us rather than from the API.
    private static final Duration MODEL_TIMEOUT = Duration.ofSeconds(24);
    // The model's own time is the caller's; and whether asking it twice does no harm is not ours to know.
    private static final int MODEL_ATTEMPTS = 1;
    // Lambda's 6 MB, less what base64 adds.
    private static final int MOST_BODY_BYTES = 4_500_000;

    private final Entrance entrance;
    private final int maxBodyBytes;
    private final Models models;
    // Kept only, since what calls it before a snapshot doesn't.
    private final Optional<Rehearsal> rehearsal;

    public InferenceHandler() {
        this(System.getenv());
    }

    public InferenceHandler(Map<String, String> variables) {
        this(new Environment(variables), Optional.of(Rehearsal.of(variables, InferenceHandler::rehearse)));
    }

    private InferenceHandler(Environment environment, Optional<Rehearsal> rehearsal) {
        this.rehearsal = rehearsal;
        maxBodyBytes = (int) environment.number("MAX_BODY_BYTES", 1, MOST_BODY_BYTES);
        AwsClients aws = new AwsClients(environment, MODEL_TIMEOUT);
        entrance = Entrance.of(environment, aws);
        models = new Models(aws.build(SageMakerRuntimeClient.builder(), MODEL_ATTEMPTS, MODEL_TIMEOUT));
    }

    private static void rehearse(Map<String, String> staged) {
        Environment environment = new Environment(staged);
        new InferenceHandler(environment, Optional.empty()).handleRequest(RehearsedRequest.of(environment), new StandInContext("rehearsal"));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Admission admission = entrance.admit(event);
        Map<String, String> fields =
                admission.caller().map(known -> Map.of(LoggedInvocation.TENANT, known.value())).orElse(Map.of());
        return LoggedInvocation.run(context, fields, () -> {
            Reply reply = switch (admission) {
                case Admission.Admitted caller -> answer(caller, Question.of(event));
                case Admission.Refused refused -> refused.why();
            };
            LOG.info("answered {}", reply.status());
            return reply.toResponse();
        });
    }

    private Reply answer(Admission.Admitted caller, Question question) {
        if (question.body().length > maxBodyBytes) {
            return Reply.Refusal.TOO_LARGE;
        }
        try {
            Reply.Prediction prediction = models.ask(caller, question);
            return prediction.body().length > MOST_BODY_BYTES ? Reply.Refusal.ANSWER_TOO_LARGE : prediction;
        } catch (SdkException failure) {
            LOG.warn("AWS refused", failure);
            return Reply.Refusal.of(failure);
        }
    }
}
