package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tenantonboarding.runtime.AwsClients;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.InvokeSessions;
import dev.tenantonboarding.runtime.LoggedInvocation;
import dev.tenantonboarding.runtime.TenantSessions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sts.StsClient;

/** {@code POST /invocations}: asks the caller's model. */
public final class InferenceHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(InferenceHandler.class);

    // Both together stay below the API's 30 seconds, so that the caller hears from us rather than from the API.
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(4);
    private static final Duration MODEL_TIMEOUT = Duration.ofSeconds(24);
    private static final int SESSION_ATTEMPTS = 2;
    // The model's own time is the caller's; and whether asking it twice does no harm is not ours to know.
    private static final int MODEL_ATTEMPTS = 1;
    // Lambda's 6 MB, less what base64 adds.
    private static final int MOST_BODY_BYTES = 4_500_000;

    private final Caller.ClaimNames claims;
    private final int maxBodyBytes;
    private final TenantModels models;

    public InferenceHandler() {
        this(System.getenv());
    }

    public InferenceHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        claims = new Caller.ClaimNames(environment.required("TENANT_CLAIM"), environment.required("ISOLATION_CLAIM"));
        maxBodyBytes = (int) environment.number("MAX_BODY_BYTES", 1, MOST_BODY_BYTES);
        AwsClients aws = new AwsClients(environment, MODEL_TIMEOUT);
        StsClient sts = aws.build(StsClient.builder(), SESSION_ATTEMPTS, SESSION_TIMEOUT);
        InvokeSessions sessions = InvokeSessions.of(environment, sts);
        models = new TenantModels(
                aws.build(SageMakerRuntimeClient.builder(), MODEL_ATTEMPTS, MODEL_TIMEOUT),
                environment.required("POOL_ENDPOINT_NAME"),
                new TenantSessions(sessions.pool(), Clock.systemUTC()),
                new TenantSessions(sessions.bridge(), Clock.systemUTC()));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Optional<Caller> caller = Caller.of(event, claims);
        Map<String, String> fields =
                caller.map(known -> Map.of(LoggedInvocation.TENANT, known.tenant().value())).orElse(Map.of());
        return LoggedInvocation.run(context, fields, () -> {
            Reply reply = caller.map(known -> reply(known, event)).orElse(Reply.Refusal.NO_TENANT);
            LOG.info("answered {}", reply.status());
            return reply.toResponse();
        });
    }

    private Reply reply(Caller caller, APIGatewayV2HTTPEvent event) {
        Question question = Question.of(event);
        if (question.body().length > maxBodyBytes) {
            return Reply.Refusal.TOO_LARGE;
        }
        return caller.isolation()
                .map(isolation -> switch (isolation) {
                    case POOL -> answer(() -> models.askPool(caller.tenant(), question));
                    case BRIDGE -> answer(() -> models.askBridge(caller.tenant(), question));
                    case SILO -> Reply.Refusal.NO_MODEL;
                })
                .orElse(Reply.Refusal.FORBIDDEN);
    }

    private static Reply answer(Supplier<Reply.Prediction> ask) {
        try {
            Reply.Prediction prediction = ask.get();
            return prediction.body().length > MOST_BODY_BYTES ? Reply.Refusal.ANSWER_TOO_LARGE : prediction;
        } catch (SdkException failure) {
            LOG.warn("AWS refused", failure);
            return Reply.Refusal.of(failure);
        }
    }
}
