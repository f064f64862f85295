package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.probe.Probe.CallFunction;
import dev.tenantonboarding.tenancy.probe.Probe.ReadTrust;
import dev.tenantonboarding.tenancy.probe.Probe.Simulate;
import dev.tenantonboarding.tenancy.probe.Probe.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the roles and the function in a silo tenant's stack may and must not do.
 *
 * @param invokeRoles ARNs of the roles in which other tenants call
 */
record SiloProbes(Addresses addresses, Questions questions, Collection<String> invokeRoles) {
    private static final List<String> CALL = List.of(Way.INVOKE.action());
    private static final List<String> OTHER_WAYS =
            Arrays.stream(Way.values()).filter(way -> way != Way.INVOKE).map(Way::action).toList();

    /** Its function answers its tenant; and the simulator, which is asked for the denials, sees what its roles may do. */
    List<Probe> own(String name, Subject self) {
        return List.of(
                new CallFunction(name, self.id(), self.tenant(), Expected.ALLOWED, self.request()),
                function(name + "-by-function-role", self, calling(CALL, addresses.of(self), self.id()), Expected.ALLOWED),
                container(name + "-by-container", self, reading(self, self.artifact().key(), self.id()), Expected.ALLOWED));
    }

    List<Probe> foreign(String name, Subject from, Subject to) {
        return List.of(
                forbidden(name, from, addresses.of(to), to.id()),
                container(name + "-by-container", from, reading(from, to.artifact().key(), to.id()), Expected.DENIED));
    }

    List<Probe> around(Subject self) {
        ModelAddress pool = addresses.of(InvokeRole.POOL, self.id());
        List<Probe> probes = new ArrayList<>();
        probes.add(forbidden("function-role-on-pool", self, pool, pool.endpointName()));
        probes.add(forbidden("function-role-on-pool-without-target", self, pool.withoutTarget(), pool.endpointName()));
        probes.add(forbidden("function-role-on-bridge", self, ModelAddress.bridge(self.id()), self.id()));
        probes.add(function("function-role-in-other-ways", self, calling(OTHER_WAYS, addresses.of(self), self.id()), Expected.DENIED));
        for (String name : LookAlikes.of(self.id())) {
            probes.add(forbidden("function-role-on-look-alike", self, ModelAddress.silo(name), name));
            probes.add(container("container-on-look-alike", self, reading(self, "silo/" + name + "/model.tar.gz", name), Expected.DENIED));
            if (TenantId.isLegal(name)) {
                probes.add(new CallFunction("function-called-by-look-alike", name, self.tenant(), Expected.DENIED, self.request()));
            }
        }
        forbiddenToFunction(self).forEach(asked -> probes.add(function("function-role-" + asked.about(), self, asked, Expected.DENIED)));
        forbiddenToContainer(self).forEach(asked -> probes.add(container("container-" + asked.about(), self, asked, Expected.DENIED)));
        probes.add(new ReadTrust("function-role-trusts-others", self.id(), functionRole(self), Set.of("lambda.amazonaws.com"), false));
        probes.add(new ReadTrust("container-trusts-others", self.id(), containerRole(self), Set.of("sagemaker.amazonaws.com"), false));
        return probes;
    }

    private Stream<Question> forbiddenToFunction(Subject self) {
        return Stream.concat(questions.storage(self),
                Stream.of(questions.callingFunctions(LookAlikes.of(self.id())), questions.opening(invokeRoles)));
    }

    private Stream<Question> forbiddenToContainer(Subject self) {
        return Stream.of(
                        Stream.of(questions.reading(self, EnumSet.of(IsolationModel.POOL, IsolationModel.BRIDGE)), questions.listing(self)),
                        questions.keeping(self),
                        questions.calls(self),
                        Stream.of(questions.opening(invokeRoles)))
                .flatMap(each -> each);
    }

    private Probe forbidden(String name, Subject from, ModelAddress address, String to) {
        return function(name, from, calling(CALL, address, to), Expected.DENIED);
    }

    private Question calling(List<String> actions, ModelAddress address, String to) {
        return questions.call("on-model", actions, address, to);
    }

    private Question reading(Subject self, String key, String to) {
        return new Question("reads-artifact", List.of("s3:GetObject"), List.of(addresses.artifact(self, key)), to);
    }

    private Probe function(String name, Subject self, Question question, Expected expected) {
        return new Simulate(name, self.id(), functionRole(self), question.ofRoleTagged(self.id()), expected);
    }

    private Probe container(String name, Subject self, Question question, Expected expected) {
        return new Simulate(name, self.id(), containerRole(self), question.ofRoleTagged(self.id()), expected);
    }

    private String functionRole(Subject self) {
        return addresses.arns().role(new SiloNames(self.tenant()).functionRole());
    }

    private String containerRole(Subject self) {
        return addresses.arns().role(new SiloNames(self.tenant()).containerRole());
    }
}
