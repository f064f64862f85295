package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What must hold around a tenant of the pool. */
final class PoolProbes {
    private PoolProbes() {}

    /** All probes around one tenant, its own call first. */
    static List<Probe> around(Subject self, List<Subject> neighbours) {
        List<Probe> probes = new ArrayList<>();
        probes.add(invoke("own-call", self.id(), self, Expected.ALLOWED));
        for (Subject neighbour : neighbours) {
            probes.add(invoke("neighbours-own-call", neighbour.id(), neighbour, Expected.ALLOWED));
            probes.add(invoke("call-of-neighbour", self.id(), neighbour, Expected.DENIED));
            probes.add(invoke("call-by-neighbour", neighbour.id(), self, Expected.DENIED));
        }
        for (String lookAlike : LookAlikes.of(self.id())) {
            probes.add(target("call-of-look-alike", self, lookAlike, Optional.of(model(lookAlike))));
            probes.add(invoke("call-by-look-alike", lookAlike, self, Expected.DENIED));
        }
        probes.addAll(oddTargets(self));
        probes.addAll(oddSessions(self));
        return probes;
    }

    /** Every ordered pair, each tenant with itself included. */
    static List<Probe> matrix(List<Subject> subjects) {
        return subjects.stream()
                .flatMap(from -> subjects.stream().map(to -> from.equals(to)
                        ? invoke("own-call", from.id(), to, Expected.ALLOWED)
                        : invoke("foreign-call", from.id(), to, Expected.DENIED)))
                .toList();
    }

    /** Spellings that could name the tenant's own model, or slip out of its place, were they not compared exactly. */
    private static List<Probe> oddTargets(Subject self) {
        String own = model(self.id());
        return List.of(
                forbidden("other-case", self, self.id().toUpperCase(Locale.ROOT) + ".tar.gz"),
                forbidden("dot-dot", self, "x/../" + own),
                forbidden("dot-dot-first", self, "../pool/" + own),
                forbidden("slash", self, self.id() + "/" + own),
                forbidden("slash-first", self, "/" + own),
                target("no-target-model", self, "no target model", Optional.empty()));
    }

    private static List<Probe> oddSessions(Subject self) {
        return List.of(
                new Probe.OpenSession("session-without-tag", "no tag", Map.of()),
                new Probe.OpenSession("session-with-empty-tag", "an empty tag", Map.of(TenantTag.KEY, "")),
                new Probe.OpenSession(
                        "session-with-second-tag", "a second tag", Map.of(TenantTag.KEY, self.id(), "Project", "x")));
    }

    private static Probe invoke(String name, String from, Subject to, Expected expected) {
        return new Probe.Invoke(name, from, to.id(), expected, Optional.of(model(to.id())), to.request());
    }

    private static Probe forbidden(String name, Subject self, String targetModel) {
        return target(name, self, targetModel, Optional.of(targetModel));
    }

    private static Probe target(String name, Subject self, String to, Optional<String> targetModel) {
        return new Probe.Invoke(name, self.id(), to, Expected.DENIED, targetModel, self.request());
    }

    private static String model(String id) {
        return id + ".tar.gz";
    }
}
