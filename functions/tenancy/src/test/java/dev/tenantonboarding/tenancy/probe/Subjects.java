package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.policy.Arns;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tenants to prove things about. */
final class Subjects {
    static final Arns ARNS = new Arns("aws", "us-east-1", "000000000000");
    static final Set<String> OPENERS = Set.of(ARNS.role("inference"), ARNS.role("smoke-test"));
    static final Addresses ADDRESSES = new Addresses("pool--main", "records", "sources", ARNS);
    static final Probes PROBES = probes(false);
    static final ProbeRequest REQUEST = new ProbeRequest("1,2", "text/csv");
    static final Subject GLOBEX = subject("globex", IsolationModel.POOL, ProbeRequest.DEFAULT);
    static final Subject INITECH = subject("initech", IsolationModel.BRIDGE, ProbeRequest.DEFAULT);
    static final Subject HOOLI = subject("hooli", IsolationModel.SILO, ProbeRequest.DEFAULT);
    /** One of each isolation model. */
    static final List<Subject> NEIGHBOURS = List.of(GLOBEX, INITECH, HOOLI);

    private Subjects() {}

    /** @param narrowedByCode whether the invoke roles are the wider ones */
    static Probes probes(boolean narrowedByCode) {
        Map<PlatformRole, String> roles = Arrays.stream(PlatformRole.values()).collect(Collectors.toMap(role -> role, role -> ARNS.role(role.word)));
        return new Probes(ADDRESSES, new PlatformRoles(roles, OPENERS, narrowedByCode));
    }

    static Subject acme(IsolationModel isolation) {
        return subject("acme", isolation, REQUEST);
    }

    static Subject subject(String id, IsolationModel isolation, ProbeRequest request) {
        String key = isolation == IsolationModel.POOL ? "pool/" + id + ".tar.gz" : isolation.word() + "/" + id + "/0123456789abcdef.tar.gz";
        return new Subject(new TenantId(id), isolation, new Artifact("models", key, "0123456789abcdef".repeat(4), 1), request);
    }

    static <P extends Probe> List<P> only(Class<P> kind, List<Probe> probes) {
        return probes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
