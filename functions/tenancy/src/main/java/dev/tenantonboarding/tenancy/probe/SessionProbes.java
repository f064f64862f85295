package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import dev.tenantonboarding.tenancy.probe.Probe.Session;
import dev.tenantonboarding.tenancy.probe.Probe.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What sessions of the invoke roles must not reach. */
record SessionProbes(Addresses addresses) {

    List<Probe> around(Subject self) {
        List<Probe> probes = new ArrayList<>();
        for (InvokeRole role : InvokeRole.values()) {
            probes.addAll(lookAlikes(role, self));
            probes.addAll(otherWays(role, self));
            probes.addAll(oddSessions(role, self));
            probes.add(forbidden("call-by-other-case", new Session(role, self.id().toUpperCase(Locale.ROOT)), self));
            probes.add(onEndpoint("call-of-silo-endpoint", role, self, ModelAddress.silo(self.id())));
        }
        probes.addAll(oddTargets(self));
        probes.addAll(otherModelsEndpoints(self));
        return probes;
    }

    /** The role by which the caller enters comes first, if there is one. */
    List<Probe> foreign(String name, Subject from, Subject to) {
        List<Probe> probes = new ArrayList<>();
        Optional<InvokeRole> own = InvokeRole.of(from.isolation());
        own.ifPresent(role -> probes.add(forbidden(name, new Session(role, from.id()), to)));
        for (InvokeRole role : InvokeRole.values()) {
            if (!own.equals(Optional.of(role))) {
                probes.add(forbidden(name + "-by-" + role.word() + "-role", new Session(role, from.id()), to));
            }
        }
        if (to.isolation() != IsolationModel.POOL) {
            ModelAddress address = addresses.of(to).withTarget(addresses.target(from));
            probes.add(invoke(name + "-for-own-model", new Session(InvokeRole.POOL, from.id()), address, to.id(), to.request()));
        }
        return probes;
    }

    private List<Probe> lookAlikes(InvokeRole role, Subject self) {
        return LookAlikes.of(self.id()).stream()
                .flatMap(name -> Stream.of(
                        invoke("call-of-look-alike", session(role, self), addresses.of(role, name), name, self.request()),
                        onEndpoint("call-of-silo-look-alike", role, self, ModelAddress.silo(name)),
                        forbidden("call-by-look-alike", new Session(role, name), self)))
                .toList();
    }

    private List<Probe> otherWays(InvokeRole role, Subject self) {
        return Arrays.stream(Way.values())
                .filter(way -> way != Way.INVOKE)
                .<Probe>map(way -> new Probe.Invoke(
                        way.word(), session(role, self), way, addresses.of(role, self.id()), self.id(), Expected.DENIED, self.request()))
                .toList();
    }

    private static List<Probe> oddSessions(InvokeRole role, Subject self) {
        return List.of(
                new Probe.OpenSession("session-without-tag", "no tag", role, Map.of()),
                new Probe.OpenSession("session-with-empty-tag", "an empty tag", role, Map.of(TenantTag.KEY, "")),
                new Probe.OpenSession(
                        "session-with-second-tag", "a second tag", role, Map.of(TenantTag.KEY, self.id(), "Project", "x")));
    }

    /** Spellings that could name the tenant's own model in the pool, or slip out of its place, were they not compared exactly. */
    private List<Probe> oddTargets(Subject self) {
        String own = addresses.target(self);
        return List.of(
                target("other-case", self, self.id().toUpperCase(Locale.ROOT) + ".tar.gz"),
                target("dot-dot", self, "x/../" + own),
                target("dot-dot-first", self, "../pool/" + own),
                target("slash", self, self.id() + "/" + own),
                target("slash-first", self, "/" + own),
                invoke("no-target-model", session(InvokeRole.POOL, self), addresses.of(InvokeRole.POOL, self.id()).withoutTarget(),
                        "no target model", self.request()));
    }

    /** Each role on the endpoint where the other one leads. */
    private List<Probe> otherModelsEndpoints(Subject self) {
        ModelAddress pool = addresses.of(InvokeRole.POOL, self.id());
        ModelAddress dedicated = addresses.of(InvokeRole.BRIDGE, self.id());
        return List.of(
                onEndpoint("bridge-session-on-pool", InvokeRole.BRIDGE, self, pool),
                onEndpoint("bridge-session-on-pool-without-target", InvokeRole.BRIDGE, self, pool.withoutTarget()),
                onEndpoint("pool-session-on-bridge", InvokeRole.POOL, self, dedicated),
                onEndpoint("pool-session-on-bridge-for-own-model", InvokeRole.POOL, self, dedicated.withTarget(addresses.target(self))));
    }

    private Probe forbidden(String name, Session session, Subject to) {
        return invoke(name, session, addresses.of(to), to.id(), to.request());
    }

    private Probe target(String name, Subject self, String target) {
        ModelAddress pool = addresses.of(InvokeRole.POOL, self.id());
        return invoke(name, session(InvokeRole.POOL, self), pool.withTarget(target), target, self.request());
    }

    private static Probe onEndpoint(String name, InvokeRole role, Subject self, ModelAddress address) {
        return invoke(name, session(role, self), address, address.endpointName(), self.request());
    }

    private static Probe invoke(String name, Session session, ModelAddress address, String to, ProbeRequest request) {
        return new Probe.Invoke(name, session, Way.INVOKE, address, to, Expected.DENIED, request);
    }

    private static Session session(InvokeRole role, Subject subject) {
        return new Session(role, subject.id());
    }
}
