package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the platform's own roles must not do to a tenant, and who must not be in their trust. */
record PlatformProbes(Questions questions, PlatformRoles roles) {
    private static final String PLATFORM = "the platform";

    List<Probe> around(Subject self) {
        return roles.arns().keySet().stream().sorted().flatMap(role -> around(role, self)).toList();
    }

    private Stream<Probe> around(PlatformRole role, Subject self) {
        Stream<Probe> asked = questions(role, self).map(question -> new Probe.Simulate(
                role.word + "-" + question.about(), PLATFORM, roles.arns().get(role), question, Expected.DENIED));
        return Stream.concat(asked, Stream.of(trust(role)));
    }

    private Stream<Question> questions(PlatformRole role, Subject self) {
        return switch (role) {
            // Without the tag, as a role that a service got hold of would be.
            case POOL_INVOKE, BRIDGE_INVOKE ->
                Stream.concat(roles.narrowedByCode() ? Stream.of() : questions.calls(self), questions.storage(self));
            case INFERENCE, AUTHORIZER -> Stream.concat(questions.calls(self), questions.storage(self));
            case POOL_CONTAINER -> container(IsolationModel.POOL, self);
            case BRIDGE_CONTAINER -> container(IsolationModel.BRIDGE, self);
        };
    }

    private Stream<Question> container(IsolationModel model, Subject self) {
        boolean listsIts = model == IsolationModel.POOL && self.isolation() == model;
        return Stream.of(
                        Stream.of(questions.reading(self, EnumSet.complementOf(EnumSet.of(model)))),
                        listsIts ? Stream.<Question>of() : Stream.of(questions.listing(self)),
                        questions.keeping(self),
                        questions.calls(self),
                        Stream.of(questions.opening(roles.invokeRoles())))
                .flatMap(each -> each);
    }

    private Probe trust(PlatformRole role) {
        boolean servesTenants = role.services.isEmpty();
        Set<String> trusted = servesTenants ? roles.openers() : role.services;
        return new Probe.ReadTrust(role.word + "-trusts-others", PLATFORM, roles.arns().get(role), trusted, servesTenants);
    }
}
