package dev.tenantonboarding.tenantctl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class LiveLineTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();

    private LiveLine line(boolean terminal) {
        return new LiveLine(terminal, new PrintStream(screen, true, StandardCharsets.UTF_8), lines::add);
    }

    @Test
    void a_terminal_has_one_line_that_is_written_over_and_gone_in_the_end() {
        try (var line = line(true)) {
            line.show(1, 30, "acme isolated");
            line.show(2, 30, "globex isolated");
        }

        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("\r\u001b[K1/30 acme isolated\r\u001b[K2/30 globex isolated\r\u001b[K");
        assertThat(lines).isEmpty();
    }

    @Test
    void elsewhere_there_is_a_plain_line_for_each_tenth_of_the_way() {
        try (var line = line(false)) {
            for (int done = 1; done <= 200; done++) {
                line.show(done, 200, "tenants probed");
            }
        }

        assertThat(lines).hasSize(10).startsWith("20/200 tenants probed").endsWith("200/200 tenants probed");
        assertThat(screen.size()).isZero();
    }

    @Test
    void nothing_to_do_is_no_progress() {
        line(false).show(0, 0, "tenants probed");

        assertThat(lines).isEmpty();
    }
}
