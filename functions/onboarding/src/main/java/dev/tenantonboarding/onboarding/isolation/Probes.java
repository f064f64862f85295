package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.onboarding.isolation.Probe.Session;
import dev.tenantonboarding.onboarding.isolation.Probe.Way;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold around tenants, whichever of the isolation models they have. */
record Probes(String poolEndpoint) {
    /** All probes around one tenant, its own call first. */
    List<Probe> around(Subject self, List<Subject> neighbours) {
        List<Probe> probes = new ArrayList<>();
        probes.add(own("own-call", self));
        for (Subject neighbour : neighbours) {
            probes.add(own("neighbours-own-call", neighbour));
            probes.addAll(foreign("call-of-neighbour", self, neighbour));
            probes.addAll(foreign("call-by-neighbour", neighbour, self));
        }
        for (InvokeRole role : InvokeRole.values()) {
            probes.addAll(lookAlikes(role, self));
            probes.addAll(otherWays(role, self));
            probes.addAll(oddSessions(role, self));
            probes.add(forbidden("call-by-other-case", new Session(role, self.id().toUpperCase(Locale.ROOT)), address(self), self));
            probes.add(onEndpoint("call-of-silo-endpoint", role, self, new ModelAddress("silo--" + self.id(), Optional.empty())));
        }
        probes.addAll(oddTargets(self));
        probes.addAll(otherModelsEndpoints(self));
        return probes;
    }

    /** Every ordered pair, each tenant with itself included; across isolation models by both roles. */
    List<Probe> matrix(List<Subject> subjects) {
        return subjects.stream().flatMap(from -> subjects.stream().flatMap(to -> pair(from, to))).toList();
    }

    private Stream<Probe> pair(Subject from, Subject to) {
        if (from.equals(to)) {
            return Stream.of(own("own-call", from));
        }
        List<Probe> foreign = foreign("foreign-call", from, to);
        return from.role() == to.role() ? foreign.stream().limit(1) : foreign.stream();
    }

    private Probe own(String name, Subject self) {
        return new Probe.Invoke(
                name, session(self.role(), self), Way.INVOKE, address(self), self.id(), Expected.ALLOWED, self.request());
    }

    /** The call as the caller enters, first of all; then by the other role, and for the one model that the pool would give the caller. */
    private List<Probe> foreign(String name, Subject from, Subject to) {
        List<Probe> probes = new ArrayList<>();
        probes.add(forbidden(name, session(from.role(), from), address(to), to));
        probes.add(forbidden(name + "-by-other-role", session(from.role().other(), from), address(to), to));
        if (to.role() == InvokeRole.BRIDGE) {
            probes.add(forbidden(name + "-for-own-model", session(InvokeRole.POOL, from), address(to).withTarget(target(from)), to));
        }
        return probes;
    }

    private List<Probe> lookAlikes(InvokeRole role, Subject self) {
        return LookAlikes.of(self.id()).stream()
                .flatMap(name -> Stream.of(
                        invoke("call-of-look-alike", session(role, self), address(role, name), name, self.request()),
                        forbidden("call-by-look-alike", new Session(role, name), address(self), self)))
                .toList();
    }

    private List<Probe> otherWays(InvokeRole role, Subject self) {
        return Arrays.stream(Way.values())
                .filter(way -> way != Way.INVOKE)
                .<Probe>map(way -> new Probe.Invoke(
                        way.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        session(role, self), way, address(role, self.id()), self.id(), Expected.DENIED, self.request()))
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
        String own = target(self);
        return List.of(
                target("other-case", self, self.id().toUpperCase(Locale.ROOT) + ".tar.gz"),
                target("dot-dot", self, "x/../" + own),
                target("dot-dot-first", self, "../pool/" + own),
                target("slash", self, self.id() + "/" + own),
                target("slash-first", self, "/" + own),
                invoke("no-target-model", session(InvokeRole.POOL, self), address(InvokeRole.POOL, self.id()).withoutTarget(),
                        "no target model", self.request()));
    }

    /** Each role on the endpoint where the other one leads. */
    private List<Probe> otherModelsEndpoints(Subject self) {
        ModelAddress pool = address(InvokeRole.POOL, self.id());
        ModelAddress dedicated = address(InvokeRole.BRIDGE, self.id());
        return List.of(
                onEndpoint("bridge-session-on-pool", InvokeRole.BRIDGE, self, pool),
                onEndpoint("bridge-session-on-pool-without-target", InvokeRole.BRIDGE, self, pool.withoutTarget()),
                onEndpoint("pool-session-on-bridge", InvokeRole.POOL, self, dedicated),
                onEndpoint("pool-session-on-bridge-for-own-model", InvokeRole.POOL, self, dedicated.withTarget(target(self))));
    }

    private static Probe forbidden(String name, Session session, ModelAddress address, Subject to) {
        return invoke(name, session, address, to.id(), to.request());
    }

    private Probe target(String name, Subject self, String target) {
        return invoke(name, session(InvokeRole.POOL, self), address(InvokeRole.POOL, self.id()).withTarget(target), target, self.request());
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

    private ModelAddress address(Subject subject) {
        return address(subject.role(), subject.id());
    }

    private ModelAddress address(InvokeRole role, String id) {
        return switch (role) {
            case POOL -> ModelAddress.pool(poolEndpoint, id);
            case BRIDGE -> ModelAddress.bridge(id);
        };
    }

    /** The model that this tenant's session may ask the pool for. */
    private String target(Subject subject) {
        return ModelAddress.pool(poolEndpoint, subject.id()).targetModel().orElseThrow();
    }
}
