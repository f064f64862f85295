package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.probe.Probe.CallFunction;
import dev.tenantonboarding.tenancy.probe.Probe.SiloRole;
import dev.tenantonboarding.tenancy.probe.Probe.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the roles and the function in a silo tenant's stack may and must not do. */
record SiloProbes(Addresses addresses) {
    private static final String ARTIFACT = "/model.tar.gz";

    /** Its function answers its tenant; and the simulator, which is asked for the denials, sees what its roles may do. */
    List<Probe> own(String name, Subject self) {
        return List.of(
                new CallFunction(name, self.id(), self.tenant(), Expected.ALLOWED, self.request()),
                invocation(name + "-by-function-role", self, Way.INVOKE, addresses.of(self), self.id(), Expected.ALLOWED),
                reading(name + "-by-container", self, self.artifact().key(), self.id(), Expected.ALLOWED));
    }

    List<Probe> foreign(String name, Subject from, Subject to) {
        return List.of(
                forbidden(name, from, addresses.of(to), to.id()),
                reading(name + "-by-container", from, to.artifact().key(), to.id(), Expected.DENIED));
    }

    List<Probe> around(Subject self) {
        ModelAddress pool = addresses.of(InvokeRole.POOL, self.id());
        List<Probe> probes = new ArrayList<>();
        probes.add(forbidden("function-role-on-pool", self, pool, pool.endpointName()));
        probes.add(forbidden("function-role-on-pool-without-target", self, pool.withoutTarget(), pool.endpointName()));
        probes.add(forbidden("function-role-on-bridge", self, ModelAddress.bridge(self.id()), self.id()));
        probes.add(container("container-on-pool", self, "pool/" + self.id() + ".tar.gz"));
        probes.add(container("container-on-bridge", self, "bridge/" + self.id() + ARTIFACT));
        Arrays.stream(Way.values())
                .filter(way -> way != Way.INVOKE)
                .forEach(way -> probes.add(invocation(
                        "function-role-" + way.word(), self, way, addresses.of(self), self.id(), Expected.DENIED)));
        for (String name : LookAlikes.of(self.id())) {
            probes.add(forbidden("function-role-on-look-alike", self, ModelAddress.silo(name), name));
            probes.add(container("container-on-look-alike", self, "silo/" + name + ARTIFACT));
            if (TenantId.isLegal(name)) {
                probes.add(new CallFunction("function-called-by-look-alike", name, self.tenant(), Expected.DENIED, self.request()));
            }
        }
        return probes;
    }

    private Probe forbidden(String name, Subject from, ModelAddress address, String to) {
        return invocation(name, from, Way.INVOKE, address, to, Expected.DENIED);
    }

    private Probe invocation(String name, Subject from, Way way, ModelAddress address, String to, Expected expected) {
        Map<String, String> target = address.targetModel().map(model -> Map.of("sagemaker:TargetModel", model)).orElse(Map.of());
        return new Probe.Simulate(
                name, SiloRole.FUNCTION, from.tenant(), way.action(), addresses.arns().endpoint(address.endpointName()), target, to, expected);
    }

    private Probe container(String name, Subject self, String key) {
        return reading(name, self, key, key, Expected.DENIED);
    }

    private Probe reading(String name, Subject from, String key, String to, Expected expected) {
        String artifact = addresses.arns().bucket(from.artifact().bucket()) + "/" + key;
        return new Probe.Simulate(name, SiloRole.CONTAINER, from.tenant(), "s3:GetObject", artifact, Map.of(), to, expected);
    }
}
