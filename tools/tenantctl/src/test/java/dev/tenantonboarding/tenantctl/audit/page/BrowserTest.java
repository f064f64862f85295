package dev.tenantonboarding.tenantctl.audit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tenantonboarding.tenancy.audit.Totals;
import dev.tenantonboarding.tenantctl.audit.Audited;
import dev.tenantonboarding.tenantctl.audit.PastAudit;

/** The page where people see it. */
class BrowserTest {
    private static final int RUNS = 20;
    /** Of text on its background, for everybody's eyes: WCAG 2.2, criterion 1.4.3. */
    private static final double LEAST_CONTRAST = 4.5;
    private static final String CONTRAST = """
            (selector => {
              const rgb = color => color.match(/[\\d.]+/g).map(Number);
              const light = color => rgb(color).slice(0, 3).map(part => part / 255)
                .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
              const clear = color => rgb(color)[3] === 0;
              const ground = node => clear(getComputedStyle(node).backgroundColor) && node.parentElement
                ? ground(node.parentElement) : getComputedStyle(node).backgroundColor;
              const pair = node => [light(getComputedStyle(node).color), light(ground(node))].sort((one, other) => other - one);
              return Math.min(...[...document.querySelectorAll(selector)].slice(0, 3000).map(pair).map(([high, low]) => (high + 0.05) / (low + 0.05)));
            })""";

    @TempDir
    private Path folder;

    private static String page(int tenants) {
        var history = IntStream.range(0, RUNS)
                .mapToObj(day -> new PastAudit("2026-01-%02dT03-04-05Z-0a1b2c3d".formatted(day + 1), new Totals(tenants - day % 3, day % 2, day % 3)))
                .toList();
        return new Page("tenant-onboarding", Audited.report(Audited.fleet(tenants)), history).html();
    }

    @ParameterizedTest
    @CsvSource({"3, false", "3, true", "300, true"})
    void few_and_many_tenants_fit_and_are_readable_in_light_and_dark(int tenants, boolean dark) throws IOException {
        var measured = Browser.in(folder).measure(page(tenants), dark, """
                {wide: document.documentElement.scrollWidth - innerWidth,
                 dark: getComputedStyle(document.body).backgroundColor,
                 cells: document.querySelectorAll('.matrix tbody td').length,
                 square: [...document.querySelectorAll('.marks tbody td')].slice(0, 50).every(cell => cell.offsetWidth < 24 && cell.offsetHeight < 24),
                 sticky: getComputedStyle(document.querySelector('.matrix thead th')).position,
                 names: [...document.querySelectorAll('.matrix tbody th')].every(name => name.scrollWidth <= name.clientWidth),
                 contrast: %s('h1, p, summary, td, th, .mark, .legend li, .numbers li')}""".formatted(CONTRAST));

        assertThat(measured.path("wide").intValue()).isLessThanOrEqualTo(0);
        assertThat(measured.path("dark").asText()).isEqualTo(dark ? "rgb(15, 19, 24)" : "rgb(255, 255, 255)");
        assertThat(measured.path("cells").intValue()).isEqualTo(tenants * tenants);
        assertThat(measured.path("square").booleanValue()).isTrue();
        assertThat(measured.path("sticky").asText()).isEqualTo("sticky");
        assertThat(measured.path("names").booleanValue()).isTrue();
        assertThat(measured.path("contrast").doubleValue()).isGreaterThanOrEqualTo(LEAST_CONTRAST);
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "100, 8"})
    void it_prints_on_few_sheets(int tenants, int mostSheets) throws IOException {
        var pdf = new String(Browser.in(folder).pdf(page(tenants)), StandardCharsets.ISO_8859_1);

        assertThat(pdf).startsWith("%PDF-");
        assertThat(List.of(pdf.split("/Type\\s*/Page\\b", -1)).size() - 1).isBetween(1, mostSheets);
    }
}
