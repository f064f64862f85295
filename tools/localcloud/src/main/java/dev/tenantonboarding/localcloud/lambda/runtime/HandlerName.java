package dev.tenantonboarding.localcloud.lambda.runtime;

import java.util.Optional;

/**
 * A handler string, {@code package.Class::method} or {@code package.Class}.
 *
 * @param method absent when the class says by its interface which one it is
 */
record HandlerName(String className, Optional<String> method) {
    private static final String SEPARATOR = "::";

    static HandlerName parse(String handler) throws HandlerFault {
        var at = handler.lastIndexOf(SEPARATOR);
        var name = at < 0 ? new HandlerName(handler, Optional.empty())
                : new HandlerName(handler.substring(0, at), Optional.of(handler.substring(at + SEPARATOR.length())));
        if (name.className.isEmpty() || name.method.filter(String::isEmpty).isPresent()) {
            throw new HandlerFault("Invalid handler: `" + handler + "'");
        }
        return name;
    }
}
