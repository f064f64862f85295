package dev.tenantonboarding.tests.stage;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Every isolation model in every variant. */
public final class Combinations implements ArgumentsProvider {
    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Arrays.stream(Variant.values()).flatMap(variant -> IsolationModels.OFFERED.stream().map(isolation -> Arguments.of(isolation, variant)));
    }
}
