package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import dev.tenantonboarding.tenancy.probe.Probe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes the calls of probes, each in a session opened for this run, and says what came of them. */
final class ProbeRunner {
    private static final String SESSION_NAME = "isolation-probe";
    private static final int MOST_PAUSES = 20;

    private final Prober prober;

    ProbeRunner(Prober prober) {
        this.prober = prober;
    }

    List<ProbeResult> run(List<Probe> probes) {
        Map<Probe.Session, AwsSessionCredentials> sessions = new HashMap<>();
        Pauses pauses = new Pauses(MOST_PAUSES, prober.pause());
        return probes.stream()
                .map(probe -> result(probe, pauses.ask(() -> answer(probe, sessions), answer -> mayGetBetter(probe, answer))))
                .toList();
    }

    private Answer answer(Probe probe, Map<Probe.Session, AwsSessionCredentials> sessions) {
        return switch (probe) {
            case Probe.Invoke invoke -> invoke(invoke, sessions);
            case Probe.OpenSession open -> openSession(open);
            case Probe.CallFunction call -> prober.functions().call(call);
            case Probe.Simulate simulate -> prober.simulator().ask(simulate);
            case Probe.ReadTrust trust -> prober.trusts().read(trust);
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
            return Answer.of(noSession).before("no session");
        }
        return prober.models().call(probe.way(), probe.address(), probe.request(), session);
    }

    private AwsSessionCredentials open(Probe.Session session) {
        return prober.sessions().of(session.role()).open(SESSION_NAME, Map.of(TenantTag.KEY, session.tenant())).value();
    }

    /** A model that is still being loaded will answer a call that must be allowed; a service that is busy, any. */
    private static boolean mayGetBetter(Probe probe, Answer answer) {
        return answer instanceof Answer.Busy || probe.expected() == Expected.ALLOWED && answer instanceof Answer.NotReady;
    }

    private static ProbeResult result(Probe probe, Answer answer) {
        return new ProbeResult(
                probe.name(), probe.from(), probe.to(), probe.expected(), answer.against(probe.expected()), answer.detail());
    }
}
