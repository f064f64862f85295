package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.probe.Probe.Session;
import dev.tenantonboarding.tenancy.probe.Probe.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What must hold around tenants, whichever of the isolation models they have. */
public final class Probes {
    private final Addresses addresses;
    private final SessionProbes sessions;
    private final SiloProbes silos;
    private final PlatformProbes platform;
    private final Simulations simulations;

    public Probes(Addresses addresses, PlatformRoles roles) {
        this.addresses = addresses;
        Questions questions = new Questions(addresses);
        sessions = new SessionProbes(addresses);
        silos = new SiloProbes(addresses, questions, roles.invokeRoles());
        platform = new PlatformProbes(questions, roles);
        simulations = new Simulations(questions, roles);
    }

    /** All probes around one tenant, its own call first. */
    public List<Probe> around(Subject self, List<Subject> neighbours) {
        List<Probe> probes = new ArrayList<>(own("own-call", self));
        for (Subject neighbour : neighbours) {
            probes.addAll(own("neighbours-own-call", neighbour));
            probes.addAll(foreign("call-of-neighbour", self, neighbour));
            probes.addAll(foreign("call-by-neighbour", neighbour, self));
        }
        probes.addAll(sessions.around(self));
        probes.addAll(platform.around(self));
        if (self.isolation() == IsolationModel.SILO) {
            probes.addAll(silos.around(self));
        }
        return probes;
    }

    /** Those of {@link #around} that IAM's simulator can answer, as questions to it: nothing is called. */
    public List<Probe> simulated(Subject self, List<Subject> neighbours) {
        return around(self, neighbours).stream().flatMap(simulations::of).toList();
    }

    /** Every ordered pair, each tenant with itself included; across isolation models and around silos by every way in. */
    public List<Probe> matrix(List<Subject> subjects) {
        return subjects.stream().flatMap(from -> subjects.stream().flatMap(to -> pair(from, to))).toList();
    }

    private Stream<Probe> pair(Subject from, Subject to) {
        if (from.equals(to)) {
            return own("own-call", from).stream();
        }
        List<Probe> foreign = foreign("foreign-call", from, to);
        boolean alike = from.isolation() == to.isolation() && from.isolation() != IsolationModel.SILO;
        return alike ? foreign.stream().limit(1) : foreign.stream();
    }

    /** What the tenant must be able to do, or its denials elsewhere prove nothing. */
    private List<Probe> own(String name, Subject self) {
        return InvokeRole.of(self.isolation())
                .<List<Probe>>map(role -> List.of(new Probe.Invoke(
                        name, new Session(role, self.id()), Way.INVOKE, addresses.of(self), self.id(), Expected.ALLOWED, self.request())))
                .orElseGet(() -> silos.own(name, self));
    }

    /** The call as the caller enters, first of all; then every other way in, and for the one model that the pool would give the caller. */
    private List<Probe> foreign(String name, Subject from, Subject to) {
        List<Probe> probes = new ArrayList<>();
        if (from.isolation() == IsolationModel.SILO) {
            probes.addAll(silos.foreign(name, from, to));
        }
        probes.addAll(sessions.foreign(name, from, to));
        if (to.isolation() == IsolationModel.SILO) {
            probes.add(new Probe.CallFunction(name + "-at-function", from.id(), to.tenant(), Expected.DENIED, to.request()));
        }
        return probes;
    }
}
