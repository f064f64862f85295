package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.policy.SiloArns;
import dev.tenantonboarding.tenancy.probe.Probe.Way;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the roles that serve tenants must not do to a tenant, as questions to IAM's simulator. */
record Questions(Addresses addresses) {
    private static final List<String> EVERY_WAY = Arrays.stream(Way.values()).map(Way::action).toList();
    private static final Collection<IsolationModel> EVERY_MODEL = EnumSet.allOf(IsolationModel.class);

    Question call(String about, List<String> actions, ModelAddress address, String to) {
        Map<String, String> target = address.targetModel().map(model -> Map.of("sagemaker:TargetModel", model)).orElse(Map.of());
        return new Question(about, actions, List.of(addresses.arns().endpoint(address.endpointName())), target, to);
    }

    /** Any call of an endpoint where a tenant of this name could be served. */
    Stream<Question> calls(Subject self) {
        ModelAddress pool = addresses.of(InvokeRole.POOL, self.id());
        List<String> endpoints = Stream.of(pool, addresses.of(InvokeRole.BRIDGE, self.id()), ModelAddress.silo(self.id()))
                .map(address -> addresses.arns().endpoint(address.endpointName()))
                .toList();
        return Stream.of(call("on-model", EVERY_WAY, pool, self.id()), new Question("on-model", EVERY_WAY, endpoints, self.id()));
    }

    /** Reading the artifact that a tenant of this name could have. */
    Question reading(Subject self, Collection<IsolationModel> models) {
        return new Question("reads-artifact", List.of("s3:GetObject"), artifacts(self, models), self.id());
    }

    /** Listing its artifacts, which takes no ARN of theirs but the prefix. */
    Question listing(Subject self) {
        String prefix = self.isolation().word() + "/" + self.id();
        String bucket = addresses.arns().bucket(self.artifact().bucket());
        return new Question("lists-artifacts", List.of("s3:ListBucket"), List.of(bucket), Map.of("s3:prefix", prefix), self.id());
    }

    /** Changing an artifact, or getting hold of what only the workflow keeps about the tenant. */
    Stream<Question> keeping(Subject self) {
        return Stream.of(
                new Question("writes-artifact", List.of("s3:PutObject", "s3:DeleteObject"), artifacts(self, EVERY_MODEL), self.id()),
                new Question("on-record", List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"), addresses.papers(self), self.id()));
    }

    /** Anything at all with what is stored of a tenant. */
    Stream<Question> storage(Subject self) {
        return Stream.concat(Stream.of(reading(self, EVERY_MODEL), listing(self)), keeping(self));
    }

    /** Becoming a tenant. */
    Question opening(Collection<String> roles) {
        return new Question("opens-session", List.of("sts:AssumeRole", "sts:TagSession"), List.copyOf(roles), "the invoke roles");
    }

    /** Calling functions that are other tenants' own. */
    Question callingFunctions(List<String> tenants) {
        List<String> functions = tenants.stream().map(tenant -> new SiloArns(addresses.arns(), tenant).function()).toList();
        return new Question("on-function", List.of("lambda:InvokeFunction"), functions, "functions of names alike");
    }

    List<String> artifacts(Subject self, Collection<IsolationModel> models) {
        return models.stream()
                .map(model -> model == IsolationModel.POOL ? "pool/" + self.id() + ".tar.gz" : model.word() + "/" + self.id() + "/model.tar.gz")
                .map(key -> addresses.artifact(self, key))
                .toList();
    }
}
