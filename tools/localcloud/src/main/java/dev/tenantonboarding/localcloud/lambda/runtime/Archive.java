package dev.tenantonboarding.localcloud.lambda.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** A code archive's classes, loaded once however many functions use it. */
public final class Archive implements AutoCloseable {
    private final URLClassLoader loader;

    /** @param jar must stay where it is until this is closed */
    public Archive(Path jar) {
        try {
            loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, new HandlerInterfaces());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jar + " is no path for a class loader", e);
        }
    }

    ClassLoader loader() {
        return loader;
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a function's archive did not close", e);
        }
    }
}
