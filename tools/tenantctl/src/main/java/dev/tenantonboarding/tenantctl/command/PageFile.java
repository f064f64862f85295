package dev.tenantonboarding.tenantctl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.tenantonboarding.tenantctl.CommandFailed;

/** A file that a page goes to. */
record PageFile(Path path) {

    /** @throws CommandFailed if no file can be there, before anything is done for it */
    static PageFile at(Path path) {
        var folder = Optional.ofNullable(path.toAbsolutePath().getParent());
        if (Files.isDirectory(path) || folder.filter(Files::isDirectory).isEmpty()) {
            throw CommandFailed.usage("--html: " + path + " can't be a file: it is a folder, or in none that there is");
        }
        return new PageFile(path);
    }

    void write(String html) {
        try {
            Files.writeString(path, html);
        } catch (IOException e) {
            throw CommandFailed.because("the page can't be written to " + path + ": " + e.getMessage(), e);
        }
    }
}
