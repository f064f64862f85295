package dev.tenantonboarding.tenantctl.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tenantonboarding.localcloud.LocalCloud;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.issuer.Issuer;

class RunningLocalTest {
    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void nothingAnnounced() {
        file = folder.resolve("state/local.json");
    }

    @Test
    void nothingIsAnnouncedNothingIsFound() {
        assertThat(new RunningLocal(file).find()).isEmpty();
    }

    @Test
    void whatIsAnnouncedAndAnswersIsFoundUntilWithdrawn() {
        var options = new LocalCloud.Options(0, Timeline.Mode.SKIP, folder.resolve("cloud.log"), Map.of(Issuer.PATH, new Issuer(Clock.systemUTC())));
        try (var cloud = LocalCloud.start(options)) {
            var running = new RunningLocal(file);
            running.announce(cloud.uri());
            assertThat(running.find()).contains(cloud.uri());
            running.withdraw();
            assertThat(running.find()).isEmpty();
        }
    }

    @Test
    void theFirstOfTwoStaysTheOneThatIsFound() {
        var options = new LocalCloud.Options(0, Timeline.Mode.SKIP, folder.resolve("cloud.log"), Map.of(Issuer.PATH, new Issuer(Clock.systemUTC())));
        try (var cloud = LocalCloud.start(options)) {
            var running = new RunningLocal(file);
            assertThat(running.announce(cloud.uri())).isEmpty();
            assertThat(running.announce(URI.create("http://127.0.0.1:1"))).contains(cloud.uri());
            assertThat(running.find()).contains(cloud.uri());
        }
    }

    @Test
    void aProcessThatIsGoneIsNotFound() throws IOException {
        URI closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        var running = new RunningLocal(file);
        running.announce(closed);
        assertThat(running.find()).isEmpty();
    }

    @Test
    void anothersAnnouncementIsLeftAlone() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"url\": \"http://127.0.0.1:1\", \"pid\": 0}");
        new RunningLocal(file).withdraw();
        assertThat(file).exists();
    }

    @Test
    void aBrokenFileIsNamed() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{");
        assertThatThrownBy(() -> new RunningLocal(file).find()).isInstanceOf(CommandFailed.class).hasMessageContaining(file.toString());
    }
}
