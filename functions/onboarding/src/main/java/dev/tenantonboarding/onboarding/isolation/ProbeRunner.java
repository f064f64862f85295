package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import dev.tenantonboarding.tenancy.probe.Probe;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes the calls of probes, each in a session opened for this run, and says what came of them. */
final class ProbeRunner {
    private static final String SESSION_NAME = "isolation-probe";
    private static final int CONTROL_TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Prober prober;

    ProbeRunner(Prober prober) {
        this.prober = prober;
    }

    List<ProbeResult> run(List<Probe> probes) {
        Map<Probe.Session, AwsSessionCredentials> sessions = new HashMap<>();
        return probes.stream().map(probe -> result(probe, answer(probe, sessions))).toList();
    }

    private Answer answer(Probe probe, Map<Probe.Session, AwsSessionCredentials> sessions) {
        return switch (probe) {
            case Probe.Invoke invoke -> patiently(probe, () -> invoke(invoke, sessions));
            case Probe.OpenSession open -> openSession(open);
            case Probe.CallFunction call -> patiently(probe, () -> prober.functions().call(call));
            case Probe.Simulate simulate -> prober.simulator().ask(simulate);
            case Probe.SimulatePlatform simulate -> prober.simulator().ask(simulate);
        };
    }

    private Answer openSession(Probe.OpenSession probe) {
        try {
            prober.sessions().of(probe.role()).open(SESSION_NAME, probe.tags());
            return new Answer.Reached("the session was opened");
        } catch (SdkException failure) {
            return Answer.of(failure);
        }
    }

    private Answer invoke(Probe.Invoke probe, Map<Probe.Session, AwsSessionCredentials> sessions) {
        AwsSessionCredentials session;
        try {
            session = sessions.computeIfAbsent(probe.session(), this::open);
        } catch (SdkException noSession) {
            // Whatever stood in the way, the call that the probe is about was not made.
            return new Answer.Silent("no session: " + Answer.of(noSession).detail());
        }
        return prober.models().call(probe.way(), probe.address(), probe.request(), session);
    }

    private AwsSessionCredentials open(Probe.Session session) {
        return prober.sessions().of(session.role()).open(SESSION_NAME, Map.of(TenantTag.KEY, session.tenant())).value();
    }

    /** Asks again where a call that must be allowed found a model that is still being loaded. */
    private static Answer patiently(Probe probe, Supplier<Answer> call) {
        Answer answer = call.get();
        for (int tries = 1; tries < CONTROL_TRIES && mayBecomeReady(probe, answer); tries++) {
            pause();
            answer = call.get();
        }
        return answer;
    }

    private static boolean mayBecomeReady(Probe probe, Answer answer) {
        return probe.expected() == Expected.ALLOWED && answer instanceof Answer.NotReady;
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
