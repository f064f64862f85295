package dev.tenantonboarding.localcloud.http;

import java.net.URI;
import java.util.Map;
import java.util.function.BiConsumer;

import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

import dev.tenantonboarding.localcloud.kernel.Authenticator;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import jakarta.servlet.http.HttpServlet;

/** The loopback port, open until closed. */
public final class Port implements AutoCloseable {
    private final Server server;
    private final ServerConnector connector;

    private Port(HttpServlet front, int port) {
        var threads = new QueuedThreadPool();
        threads.setName("port");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(new VirtualThreadPool());
        server = new Server(threads);
        var configuration = new HttpConfiguration();
        // S3 keys and target models may hold any character, encoded slashes and dot segments too; IAM must get to see them.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setSendServerVersion(false);
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(120_000);
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.addServlet(new ServletHolder(front), "/*");
        server.setHandler(context);
    }

    /**
     * @param mounts what is served below a path of its own, by that path, such as {@code /_api}
     * @param log    hears of failures inside the cloud
     * @param port   0 for a free one
     * @throws IllegalStateException if the port can't be opened, saying why
     */
    public static Port open(Cloud cloud, Authenticator authenticator, Map<String, Mount> mounts, S3Endpoint s3,
                            BiConsumer<String, Throwable> log, int port) {
        var opened = new Port(new Front(cloud, authenticator, mounts, s3, log), port);
        try {
            opened.server.start();
            return opened;
        } catch (Exception e) {
            throw new IllegalStateException("port " + port + " on 127.0.0.1 can't be opened: " + e.getMessage(), e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the port did not close", e);
        }
    }
}
