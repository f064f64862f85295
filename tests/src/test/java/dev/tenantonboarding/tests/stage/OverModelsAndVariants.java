package dev.tenantonboarding.tests.stage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a class once for each isolation model in each variant; its constructor takes the two and {@link Stages}. For what credentials have a
 * part in; what they have none in is run by {@link OverIsolationModels}, on the stage as shipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0} {1}")
@ArgumentsSource(Combinations.class)
@ExtendWith(SharedStage.class)
public @interface OverModelsAndVariants {}
