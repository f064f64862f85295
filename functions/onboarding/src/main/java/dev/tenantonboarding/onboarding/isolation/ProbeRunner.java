package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes the calls of probes, each in a session opened for this run, and says what came of them. */
final class ProbeRunner {
    private static final String SESSION_NAME = "isolation-probe";
    private static final int CONTROL_TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final InvokeRoles roles;
    private final ModelCalls models;

    ProbeRunner(InvokeRoles roles, ModelCalls models) {
        this.roles = roles;
        this.models = models;
    }

    List<ProbeResult> run(List<Probe> probes) {
        Map<Probe.Session, AwsSessionCredentials> sessions = new HashMap<>();
        return probes.stream().map(probe -> run(probe, sessions)).toList();
    }

    private ProbeResult run(Probe probe, Map<Probe.Session, AwsSessionCredentials> sessions) {
        return switch (probe) {
            case Probe.Invoke invoke -> invoke(invoke, sessions);
            case Probe.OpenSession open -> result(probe, openSession(open));
        };
    }

    private Answer openSession(Probe.OpenSession probe) {
        try {
            roles.of(probe.role()).open(SESSION_NAME, probe.tags());
            return new Answer.Reached("the session was opened");
        } catch (SdkException failure) {
            return Answer.of(failure);
        }
    }

    private ProbeResult invoke(Probe.Invoke probe, Map<Probe.Session, AwsSessionCredentials> sessions) {
        try {
            return result(probe, answer(probe, sessions.computeIfAbsent(probe.session(), this::open)));
        } catch (SdkException noSession) {
            // Whatever stood in the way, the call that the probe is about was not made.
            String detail = "no session: " + Answer.of(noSession).detail();
            return new ProbeResult(probe.name(), probe.from(), probe.to(), probe.expected(), Outcome.UNPROVEN, detail);
        }
    }

    private Answer answer(Probe.Invoke probe, AwsSessionCredentials session) {
        Answer answer = call(probe, session);
        for (int tries = 1; tries < CONTROL_TRIES && mayBecomeReady(probe, answer); tries++) {
            pause();
            answer = call(probe, session);
        }
        return answer;
    }

    private static boolean mayBecomeReady(Probe probe, Answer answer) {
        return probe.expected() == Expected.ALLOWED && answer instanceof Answer.NotReady;
    }

    private AwsSessionCredentials open(Probe.Session session) {
        return roles.of(session.role()).open(SESSION_NAME, Map.of(TenantTag.KEY, session.tenant())).value();
    }

    private Answer call(Probe.Invoke probe, AwsSessionCredentials session) {
        try {
            models.call(probe, session);
            return new Answer.Reached("the model answered");
        } catch (SdkException failure) {
            return Answer.of(failure);
        }
    }

    private static ProbeResult result(Probe probe, Answer answer) {
        return new ProbeResult(
                probe.name(), probe.from(), probe.to(), probe.expected(), answer.against(probe.expected()), answer.detail());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for a model", stopped);
        }
    }
}
