package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.probe.Probe.Way;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the platform's own roles must not do to a tenant's model, asked of IAM's simulator. */
record PlatformProbes(Addresses addresses, Set<PlatformRole> roles) {

    List<Probe> around(Subject self) {
        return roles.stream().sorted().flatMap(role -> around(role, self)).toList();
    }

    private Stream<Probe> around(PlatformRole role, Subject self) {
        return switch (role) {
            case POOL_INVOKE, BRIDGE_INVOKE, INFERENCE, AUTHORIZER -> calls(role, self);
            case POOL_CONTAINER -> Stream.of(bridgeArtifact(self), siloArtifact(self)).map(key -> reading(role, self, key));
            case BRIDGE_CONTAINER -> Stream.of("pool/" + self.id() + ".tar.gz", siloArtifact(self)).map(key -> reading(role, self, key));
        };
    }

    /** Wherever a tenant of this name could be served, and its own model in every way. */
    private Stream<Probe> calls(PlatformRole role, Subject self) {
        Stream<Probe> everywhere = Stream.of(
                        addresses.of(InvokeRole.POOL, self.id()), addresses.of(InvokeRole.BRIDGE, self.id()), ModelAddress.silo(self.id()))
                .map(address -> call(role, Way.INVOKE, address));
        Stream<Probe> otherwise = Arrays.stream(Way.values())
                .filter(way -> way != Way.INVOKE)
                .map(way -> call(role, way, addresses.of(self)));
        return Stream.concat(everywhere, otherwise);
    }

    private Probe call(PlatformRole role, Way way, ModelAddress address) {
        Map<String, String> target = address.targetModel().map(model -> Map.of("sagemaker:TargetModel", model)).orElse(Map.of());
        Arns arns = addresses.arns();
        return new Probe.SimulatePlatform(role.probe, role, way.action(), arns.endpoint(address.endpointName()), target, address.endpointName());
    }

    private Probe reading(PlatformRole role, Subject self, String key) {
        String artifact = addresses.arns().bucket(self.artifact().bucket()) + "/" + key;
        return new Probe.SimulatePlatform(role.probe, role, "s3:GetObject", artifact, Map.of(), key);
    }

    private static String bridgeArtifact(Subject self) {
        return "bridge/" + self.id() + "/model.tar.gz";
    }

    private static String siloArtifact(Subject self) {
        return "silo/" + self.id() + "/model.tar.gz";
    }
}
