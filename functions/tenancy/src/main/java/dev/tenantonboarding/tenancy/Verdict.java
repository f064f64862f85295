package dev.tenantonboarding.tenancy;

import java.util.List;
import java.util.Locale;

/** What a set of probes says about the isolation of the tenants in it. */
public record Verdict(Word word, List<ProbeResult> probes) {
    /** The verdict in a word. A violation outweighs missing proof, and missing proof a pass. */
    public enum Word {
        ISOLATED, VIOLATED, UNPROVEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Verdict {
        probes = List.copyOf(probes);
    }

    public static Verdict of(List<ProbeResult> probes) {
        if (probes.stream().anyMatch(ProbeResult::violates)) {
            return new Verdict(Word.VIOLATED, probes);
        }
        boolean proven = !probes.isEmpty() && probes.stream().allMatch(ProbeResult::asExpected);
        return new Verdict(proven ? Word.ISOLATED : Word.UNPROVEN, probes);
    }

    /** The probes that stand against {@code ISOLATED}: the violations if there are any, else those that did not prove anything. */
    public List<ProbeResult> objections() {
        List<ProbeResult> violations = probes.stream().filter(ProbeResult::violates).toList();
        return violations.isEmpty() ? probes.stream().filter(probe -> !probe.asExpected()).toList() : violations;
    }
}
