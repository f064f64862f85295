package dev.tenantonboarding.tenantctl.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.console.Console;
import dev.tenantonboarding.tenantctl.tenants.InferenceApi;
import dev.tenantonboarding.tenantctl.tenants.Tokens;

/** Takes every tenant's token to each silo tenant's API, which may answer only its own tenant. */
record ApiTries(Tokens tokens, Console console) {
    private static final int FORBIDDEN = 403;

    /** A tenant and where its API is. */
    record Served(SampleSignup signup, URI apiUrl) {
        private TenantId tenantId() {
            return signup.tenantId();
        }
    }

    List<ProbeResult> among(List<Served> tenants) {
        var results = new ArrayList<ProbeResult>();
        for (var to : tenants) {
            if (to.signup().isolation() == IsolationModel.SILO) {
                var others = tenants.stream().filter(from -> !from.equals(to)).toList();
                others.forEach(from -> results.add(probe(from, to)));
                console.progress("took the tokens of the other %d tenants to %s's API".formatted(others.size(), to.tenantId()));
            }
        }
        return results;
    }

    private ProbeResult probe(Served from, Served to) {
        var status = new InferenceApi(to.apiUrl()).status(
                tokens.forTenant(from.tenantId(), from.signup().isolation()), to.signup().model().example());
        return new ProbeResult("foreign-token", from.tenantId().value(), to.tenantId().value(), Expected.DENIED, outcome(status), "HTTP status " + status);
    }

    /** What is neither an answer of the model nor the refusal of a token that is valid shows nothing. */
    static Outcome outcome(int status) {
        return switch (status) {
            case FORBIDDEN -> Outcome.DENIED;
            case 200, 424 -> Outcome.ALLOWED;
            default -> Outcome.UNPROVEN;
        };
    }
}
