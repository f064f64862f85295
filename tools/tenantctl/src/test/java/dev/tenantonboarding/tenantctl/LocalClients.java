package dev.tenantonboarding.tenantctl;

import java.nio.file.Path;
import java.util.Map;

import dev.tenantonboarding.localcloud.LocalCloud;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.tenantctl.place.Clients;
import dev.tenantonboarding.tenantctl.place.Target;

/** An empty local cloud and clients for it. */
public record LocalClients(LocalCloud cloud, Clients clients) implements AutoCloseable {

    public static LocalClients start(Path folder) {
        var cloud = LocalCloud.start(new LocalCloud.Options(0, Timeline.Mode.SKIP, folder.resolve("cloud.log"), Map.of()));
        return new LocalClients(cloud, new Clients(new Target.Local(cloud.uri())));
    }

    @Override
    public void close() {
        clients.close();
        cloud.close();
    }
}
