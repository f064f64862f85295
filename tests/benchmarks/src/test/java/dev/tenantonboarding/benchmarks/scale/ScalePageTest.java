package dev.tenantonboarding.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenantctl.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScalePageTest {
    private final ScalePage page = new ScalePage(new Home(Path.of("../..")));

    @Test
    void the_page_shows_what_the_program_computes() throws IOException {
        assertThat(page.path()).hasContent(page.updated());
        assertThat(Files.readString(page.path())).contains("| 10,000,000 | silo |");
    }
}
