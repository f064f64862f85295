package dev.tenantonboarding.localcloud.lambda.runtime;

import java.util.Set;

import com.amazonaws.services.lambda.runtime.RequestHandler;

/**
 * The parent of every function's class loader: the JDK, and the handler interfaces that host and function must share.
 * Everything else, AWS's event classes too, comes out of the function's own archive.
 */
final class HandlerInterfaces extends ClassLoader {
    private static final Set<String> SHARED =
            Set.of(RequestHandler.class.getPackageName(), RequestHandler.class.getPackageName() + ".logging");

    static {
        registerAsParallelCapable();
    }

    HandlerInterfaces() {
        super("handler interfaces", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var end = name.lastIndexOf('.');
        if (end > 0 && SHARED.contains(name.substring(0, end))) {
            return RequestHandler.class.getClassLoader().loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}
