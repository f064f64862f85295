package dev.tenantonboarding.benchmarks.scale;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenantctl.Home;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of docs/scale.md, between its marks. */
public final class ScalePage {
    private static final String BEGIN = "<!-- computed -->\n";
    private static final String END = "<!-- end of what is computed -->\n";
    private static final List<Integer> SIZES = List.of(1_000, 100_000, 10_000_000);

    private final Home home;

    public ScalePage(Home home) {
        this.home = home;
    }

    Path path() {
        return home.root().resolve("docs/scale.md");
    }

    /** Writes the tables into the page. */
    public void update() throws IOException {
        Files.writeString(path(), updated());
    }

    /** The page as it is to be. */
    String updated() throws IOException {
        String page = Files.readString(path());
        return page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + tables() + page.substring(page.indexOf(END));
    }

    private String tables() throws IOException {
        Platform platform = Platform.of(home);
        List<String> lines = new ArrayList<>();
        for (IsolationModel isolation : IsolationModel.values()) {
            List<Limit> limits = Limits.of(isolation, platform);
            lines.addAll(List.of("### " + isolation.word(), "", "| an account runs out of | with tenants | once raised | then |", "|---|---|---|---|"));
            limits.forEach(limit -> lines.add(limit.row()));
            lines.add("");
        }
        lines.addAll(List.of("### Sizes", "",
                "| tenants | model | accounts | endpoint instances | hosting, $ a month | requests, $ a month | $ a tenant and month | onboarding all, $ |",
                "|---|---|---|---|---|---|---|---|"));
        SIZES.forEach(size -> Stream.of(IsolationModel.values()).forEach(isolation -> lines.add(size(size, isolation, platform))));
        lines.addAll(List.of("", "### Rates", "", "| tenants | requests a second | function instances | sessions a second | listings of all records | test all, hours | start all onboardings, hours |",
                "|---|---|---|---|---|---|---|"));
        SIZES.forEach(size -> lines.add(rates(size)));
        lines.addAll(List.of("", "### Inputs", "", "| | | who says so |", "|---|---|---|"));
        lines.addAll(Stream.of(Input.values()).map(ScalePage::input).toList());
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String size(int tenants, IsolationModel isolation, Platform platform) {
        Costs costs = Costs.of(isolation, tenants);
        double account = Limits.of(isolation, platform).stream().filter(Limit::account).mapToDouble(Limit::raised).min().orElseThrow();
        return format("| %,d | %s | %,.0f | %,.0f | %,.0f | %,.0f | %,.4f | %,.0f |", tenants, isolation.word(), Math.ceil(tenants / account),
                costs.instances(), costs.hosting(), costs.requests(), costs.monthly() / tenants, costs.onboarding());
    }

    private static String rates(int tenants) {
        double start = tenants / Math.min(
                Math.min(Input.START_EXECUTION.value, Input.PUT_EVENTS.value), Input.TRANSITIONS.value / Input.POOL_TRANSITIONS.value);
        return format("| %,d | %,.1f | %,.0f | %,.1f | %,.0f | %,.1f | %,.2f |", tenants, Limits.requestsASecond(tenants),
                Limits.functionInstances(tenants), Limits.sessionsASecond(tenants), Math.ceil(tenants / Input.S3_LISTED.value),
                tenants * Input.TEST_SIMULATIONS.value / Input.SIMULATIONS.value / 3_600, start / 3_600);
    }

    private static String input(Input input) {
        String source = input.source.isEmpty() ? input.kind.word : input.kind.word + ": " + input.source;
        return "| " + input.what + " | " + number(input.value) + " | " + source + " |";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? format("%,.0f", value) : new BigDecimal(Double.toString(value)).toPlainString();
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
