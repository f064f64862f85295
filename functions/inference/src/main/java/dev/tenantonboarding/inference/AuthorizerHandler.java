package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.tenantonboarding.inference.token.TokenVerifier;
import dev.tenantonboarding.inference.token.TrustedIssuer;
import dev.tenantonboarding.inference.token.Verdict;
import dev.tenantonboarding.runtime.AwsClients;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.InvokeSessions;
import dev.tenantonboarding.runtime.LoggedInvocation;
import dev.tenantonboarding.runtime.Rehearsal;
import dev.tenantonboarding.runtime.StandInContext;
import dev.tenantonboarding.runtime.TenantSessions;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The API's authorizer (payload format 2.0, simple responses) where it vends the tenants' credentials: verifies the caller's token and
 * hands on a session of the caller's tenant.
 *
 * <p>A token that is not good is refused. Where that cannot be told, or no session be had, the function fails: the API then answers 500 and
 * remembers nothing, since nobody was found to be at fault. Neither the event nor the answer may ever be logged: both hold secrets.
 */
public final class AuthorizerHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizerHandler.class);
    private static final Pattern BEARER = Pattern.compile("^Bearer +", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Object> REFUSED = Map.of("isAuthorized", false);

    // With the time to read the issuer's keys still below the ten seconds that the API waits.
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(4);
    private static final int SESSION_ATTEMPTS = 2;

    private final TokenVerifier tokens;
    private final String tenantClaim;
    private final String isolationClaim;
    private final TenantSessions pool;
    private final TenantSessions bridge;
    // Kept only, since what calls it before a snapshot doesn't.
    private final Optional<Rehearsal> rehearsal;

    public AuthorizerHandler() {
        this(System.getenv());
    }

    public AuthorizerHandler(Map<String, String> variables) {
        this(new Environment(variables), Optional.of(Rehearsal.of(variables, AuthorizerHandler::rehearse)));
    }

    private AuthorizerHandler(Environment environment, Optional<Rehearsal> rehearsal) {
        this.rehearsal = rehearsal;
        Clock clock = Clock.systemUTC();
        TrustedIssuer issuer = new TrustedIssuer(environment.matching("JWT_ISSUER", TrustedIssuer.LEGAL, TrustedIssuer.RULE));
        tokens = new TokenVerifier(issuer, environment.required("JWT_AUDIENCE"), clock);
        tenantClaim = environment.required("TENANT_CLAIM");
        isolationClaim = environment.required("ISOLATION_CLAIM");
        StsClient sts = new AwsClients(environment, SESSION_TIMEOUT).build(StsClient.builder(), SESSION_ATTEMPTS, SESSION_TIMEOUT);
        InvokeSessions sessions = InvokeSessions.of(environment, sts);
        pool = new TenantSessions(sessions.pool(), clock);
        bridge = new TenantSessions(sessions.bridge(), clock);
    }

    /** A token that nobody signed gets no further than to be read, so the session is opened by itself. */
    private static void rehearse(Map<String, String> staged) {
        AuthorizerHandler twin = new AuthorizerHandler(new Environment(staged), Optional.empty());
        twin.handleRequest(Map.of("identitySource", List.of("Bearer rehearsal")), new StandInContext("rehearsal"));
        twin.pool.of(new TenantId("rehearsal"));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> request, Context context) {
        return LoggedInvocation.run(context, Map.of(), () -> switch (tokens.verify(token(request))) {
            case Verdict.Valid token -> grant(token.claims());
            case Verdict.Invalid token -> refuse("the token is " + token.why());
        });
    }

    /** The very value that the API remembers the answer by; not another header that says something else. */
    private static String token(Map<String, Object> request) {
        return request.get("identitySource") instanceof List<?> sources && sources.size() == 1 && sources.getFirst() instanceof String identity
                ? BEARER.matcher(identity.trim()).replaceFirst("")
                : "";
    }

    private Map<String, Object> grant(JWTClaimsSet claims) {
        Optional<TenantId> tenant = text(claims, tenantClaim).filter(TenantId::isLegal).map(TenantId::new);
        Optional<IsolationModel> isolation = text(claims, isolationClaim).flatMap(IsolationModel::of);
        if (tenant.isEmpty() || isolation.isEmpty()) {
            return refuse("the token names no tenant, or no isolation model");
        }
        LoggedInvocation.about(tenant.get());
        Grant grant = new Grant(
                tenant.get(), isolation.get(), claims.getExpirationTime().toInstant(), session(tenant.get(), isolation.get()));
        LOG.info("let in");
        return Map.of("isAuthorized", true, "context", grant.toContext());
    }

    private Optional<AwsSessionCredentials> session(TenantId tenant, IsolationModel isolation) {
        return switch (isolation) {
            case POOL -> Optional.of(pool.of(tenant));
            case BRIDGE -> Optional.of(bridge.of(tenant));
            case SILO -> Optional.empty();
        };
    }

    private static Map<String, Object> refuse(String why) {
        LOG.info("refused: {}", why);
        return REFUSED;
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
