package dev.tenantonboarding.tenantctl.place;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.issuer.Issuer;

/** The file by which {@code tenantctl local} tells other processes where it is. It may outlive its process; then nobody answers there. */
public final class RunningLocal {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMEOUT_MILLIS = 2_000;

    private final Path file;

    public RunningLocal(Path file) {
        this.file = file;
    }

    /**
     * Tells that this process runs the local cloud, unless another still does.
     *
     * @return the endpoint of the other, which commands go on to find
     */
    public Optional<URI> announce(URI endpoint) {
        var other = find();
        if (other.isEmpty()) {
            write(endpoint);
        }
        return other;
    }

    private void write(URI endpoint) {
        var document = JSON.createObjectNode().put("url", endpoint.toString()).put("pid", ProcessHandle.current().pid());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, document.toPrettyString());
        } catch (IOException e) {
            throw CommandFailed.because("can't write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Takes back what this process announced, and only that: a later one may have announced itself. */
    public void withdraw() {
        try {
            if (Files.exists(file) && JSON.readTree(Files.readString(file)).path("pid").longValue() == ProcessHandle.current().pid()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw CommandFailed.because("can't remove " + file + ": " + e.getMessage(), e);
        }
    }

    /** The endpoint of the local cloud that runs now, if one does. */
    public Optional<URI> find() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var endpoint = URI.create(JSON.readTree(Files.readString(file)).path("url").asText());
            return answers(endpoint) ? Optional.of(endpoint) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw CommandFailed.because("can't read " + file + ", which tells where tenantctl local runs; remove it: " + e.getMessage(), e);
        }
    }

    /** Another program may have got the port since, so what answers must be a local cloud's issuer. */
    private static boolean answers(URI endpoint) throws IOException {
        var connection = (HttpURLConnection) Issuer.discovery(endpoint).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (var in = connection.getInputStream()) {
            return JSON.readTree(in).path("issuer").asText().equals(Issuer.url(endpoint).toString());
        } catch (IOException nobodyThere) {
            return false;
        } finally {
            connection.disconnect();
        }
    }
}
