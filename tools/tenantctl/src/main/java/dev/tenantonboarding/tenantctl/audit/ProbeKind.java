package dev.tenantonboarding.tenantctl.audit;

import java.util.Arrays;
import java.util.regex.Pattern;

import dev.tenantonboarding.tenancy.ProbeResult;

/** What probes are about, by their names. The first kind that fits counts. */
public enum ProbeKind {
    OWN("A tenant calls its own model", "Must be allowed, or its denials elsewhere prove nothing.", "(neighbours-)?own-call.*"),
    LOOK_ALIKE("Names that look alike", "One character more or fewer at either end, a shared prefix, other case: as caller and as model.",
            ".*look-alike.*|call-by-other-case"),
    NEIGHBOUR("A tenant calls another's model", "Both ways, by every role, and at a silo tenant's function.", "call-(of|by)-neighbour.*|foreign-call.*"),
    TARGET("Other spellings of the target model", "Upper case, slashes, two dots, or none at all.", "other-case|dot-dot.*|slash.*|no-target-model"),
    WAY("Other ways to ask", "The asynchronous and the streaming call, which are actions of their own.", "invoke-.*|function-role-in-other-ways"),
    SESSION("Sessions that must not be opened", "Without the tenant's tag, with an empty one, or with a second one.", "session-.*"),
    PLATFORM("The platform's own roles", "What the functions' and the containers' roles may reach without any tenant.",
            "(pool-invoke|bridge-invoke|inference|authorizer)-role-.*|(pool|bridge)-container-.*"),
    MODEL("Across isolation models", "Each role, function and container where another isolation model's tenants are served.",
            "(pool|bridge)-session-on-.*|function-role-on-(pool|bridge).*|call-of-silo-endpoint"),
    SILO("A silo tenant's own roles", "What its function's and its container's roles may reach beyond its own model.", "(function-role|container)-.*"),
    OTHER("Other probes", "What fits none of the kinds above.", ".*");

    private final String title;
    private final String meaning;
    private final Pattern names;

    ProbeKind(String title, String meaning, String names) {
        this.title = title;
        this.meaning = meaning;
        this.names = Pattern.compile(names);
    }

    public static ProbeKind of(ProbeResult probe) {
        return Arrays.stream(values()).filter(kind -> kind.names.matcher(probe.name()).matches()).findFirst().orElse(OTHER);
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }
}
