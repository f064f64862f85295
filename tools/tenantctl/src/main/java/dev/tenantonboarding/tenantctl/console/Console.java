package dev.tenantonboarding.tenantctl.console;

import com.fasterxml.jackson.databind.JsonNode;

/** Puts a command's words on the right stream. In JSON mode standard output holds one document, so all else goes to standard error. */
public final class Console {
    private final Streams streams;
    private final boolean json;

    public Console(Streams streams, boolean json) {
        this.streams = streams;
        this.json = json;
    }

    /** A line that tells how far the command is. */
    public void progress(String line) {
        (json ? streams.err() : streams.out()).println(line);
    }

    /** For what takes long and can be counted. */
    public LiveLine live() {
        return new LiveLine(streams.terminal() && !json, streams.err(), this::progress);
    }

    /** A line beside the command's answer. */
    public void note(String line) {
        streams.err().println(line);
    }

    /** The command's answer; a command gives one. */
    public void answer(Answer answer) {
        if (json) {
            document(answer.document());
        } else {
            answer.lines().forEach(streams.out()::println);
        }
    }

    /** Why there is no answer. In JSON mode this, too, is the one document on standard output. */
    public void failure(String message, JsonNode document) {
        note("tenantctl: " + message);
        if (json) {
            document(document);
        }
    }

    private void document(JsonNode document) {
        streams.out().println(document.toPrettyString());
    }
}
