package dev.tenantonboarding.tests.stage;

import dev.tenantonboarding.tenancy.IsolationModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The isolation models that the platform offers: the one list over which everything that holds for each is tested. */
public final class IsolationModels implements ArgumentsProvider {
    public static final List<IsolationModel> OFFERED = List.of(IsolationModel.POOL, IsolationModel.BRIDGE, IsolationModel.SILO);

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return OFFERED.stream().map(Arguments::of);
    }
}
