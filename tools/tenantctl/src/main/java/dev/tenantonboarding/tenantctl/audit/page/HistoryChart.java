package dev.tenantonboarding.tenantctl.audit.page;

import java.util.List;
import java.util.stream.IntStream;

import dev.tenantonboarding.tenancy.audit.Totals;
import dev.tenantonboarding.tenantctl.audit.PastAudit;

/** Earlier audits as bars, one beside the other: the tenants of each by verdict, in one drawing. */
record HistoryChart(List<PastAudit> history) {
    private static final int WIDTH = 44;
    private static final int BAR = 28;
    private static final int HEIGHT = 96;
    private static final int ABOVE = 34;
    private static final int BELOW = 30;
    /** One tenant of thousands must still be seen. */
    private static final double THINNEST = 3;

    /** Where run names, such as {@code 2026-11-24T01-02-03Z-0a1b2c3d}, have month and day, hour and minute. */
    private static final int DAY = 5;
    private static final int HOUR = 11;
    private static final int MINUTE_ENDS = 16;

    String html() {
        if (history.isEmpty()) {
            return "";
        }
        return """
                <section><h2>The last runs</h2>
                <p>Tenants of each audit of all, by verdict; oldest first.</p>
                <div class="wide"><svg class="history" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" aria-label="Tenants by verdict in the last %3$s">
                <defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" class="under"/><rect width="2" height="5" class="over"/></pattern></defs>
                %4$s</svg></div></section>
                """.formatted(history.size() * WIDTH, ABOVE + HEIGHT + BELOW, Html.count(history.size(), "run"),
                Html.each(IntStream.range(0, history.size()).boxed().toList(), place -> bar(place, history.get(place))));
    }

    private String bar(int place, PastAudit audit) {
        var totals = audit.totals();
        var isolated = height(totals.isolated());
        var unproven = height(totals.unproven());
        var violated = height(totals.violated());
        var left = place * WIDTH + (WIDTH - BAR) / 2;
        var floor = ABOVE + HEIGHT;
        return "<g><title>%s: %d isolated, %d violated, %d unproven</title>".formatted(
                        Html.text(audit.run()), totals.isolated(), totals.violated(), totals.unproven())
                + part("isolated", left, floor - isolated, isolated)
                + part("unproven", left, floor - isolated - unproven, unproven)
                + part("violated", left, floor - isolated - unproven - violated, violated)
                + label(left, floor - isolated - unproven - violated - 4, above(totals))
                + label(left, floor + 13, audit.run().substring(DAY, HOUR - 1))
                + label(left, floor + 25, audit.run().substring(HOUR, MINUTE_ENDS).replace('-', ':')) + "</g>\n";
    }

    private static String above(Totals totals) {
        return totals.tenants() + (totals.violated() > 0 ? " ✗" + totals.violated() : "") + (totals.unproven() > 0 ? " ?" + totals.unproven() : "");
    }

    private static String part(String style, int left, double top, double height) {
        return height == 0 ? "" : "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>".formatted(style, left, top, BAR, height);
    }

    private static String label(int left, double baseline, String words) {
        return "<text x=\"%d\" y=\"%.1f\">%s</text>".formatted(left + BAR / 2, baseline, Html.text(words));
    }

    private double height(int tenants) {
        var most = history.stream().mapToInt(audit -> audit.totals().tenants()).max().orElse(0);
        return tenants == 0 ? 0 : Math.max(THINNEST, (double) HEIGHT * tenants / most);
    }
}
