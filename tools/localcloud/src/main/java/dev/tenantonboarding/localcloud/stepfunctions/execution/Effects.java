package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Template;

/**
 * What leaving a state does: its Assign and Output, the Choice rule's or the catcher's.
 *
 * @param assign an object of new values by variable name
 */
public record Effects(Optional<Template> assign, Optional<Template> output) {
    public static final Effects NONE = new Effects(Optional.empty(), Optional.empty());
}
