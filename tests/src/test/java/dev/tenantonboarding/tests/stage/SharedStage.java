package dev.tenantonboarding.tests.stage;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the stages of this JVM, or the one that is as shipped; all are closed after the last test. */
public final class SharedStage implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> wanted = parameter.getParameter().getType();
        return wanted == Stage.class || wanted == Stages.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Stages stages = test.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Stages.class, key -> new Stages(), Stages.class);
        return parameter.getParameter().getType() == Stages.class ? stages : stages.of(Variant.AS_SHIPPED);
    }
}
