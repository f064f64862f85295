package dev.tenantonboarding.benchmarks.scale;

import dev.tenantonboarding.tenancy.IsolationModel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** With how many tenants of one isolation model an account's limits are reached, lowest first. */
final class Limits {
    private static final double DAY = 86_400;
    private static final String CELLS = "more accounts (cells)";

    private Limits() {}

    static List<Limit> of(IsolationModel isolation, Platform platform) {
        Stream<Limit> own = switch (isolation) {
            case POOL -> shared(platform);
            case BRIDGE -> Stream.concat(Stream.of(instances(1)), shared(platform));
            case SILO -> silo(platform);
        };
        return Stream.concat(own, common()).sorted(Comparator.comparingDouble(Limit::raised)).toList();
    }

    private static Stream<Limit> silo(Platform platform) {
        double perRole = platform.tenantRoles();
        return Stream.of(
                Limit.fixed("HTTP APIs, `SiloGateway=own`", Input.APIS.value - 1, CELLS),
                Limit.ofDesign("integrations of the one API, `SiloGateway=shared`", Input.INTEGRATIONS.value - 1, "`SiloGateway=own`"),
                Limit.raisable(
                        "IAM roles",
                        (Input.ROLES.value - platform.roles()) / perRole,
                        (Input.ROLES_RAISED.value - platform.roles()) / perRole,
                        CELLS),
                Limit.fixed("CloudFormation stacks", Input.STACKS.value - 1, "ask AWS; " + CELLS),
                Limit.fixed("storage of functions' code", Input.CODE_STORAGE.value / Input.FUNCTION_BYTES.value, "ask AWS"),
                instances(0));
    }

    /** Of the one API and the one function that pool and bridge tenants share. */
    private static Stream<Limit> shared(Platform platform) {
        double perRequest = requestsASecond(1);
        return Stream.of(
                sessions(),
                quarantined(platform),
                Limit.fixed("requests a second to the API", Input.API_REQUESTS.value / perRequest, "ask AWS; " + CELLS),
                Limit.raisable(
                        "functions running at once",
                        Input.CONCURRENCY.value / Input.REQUEST_SECONDS.value / perRequest,
                        Input.CONCURRENCY_RAISED.value / Input.REQUEST_SECONDS.value / perRequest,
                        CELLS));
    }

    private static Stream<Limit> common() {
        return Stream.of(
                Limit.ofDesign(
                        "one audit in `AuditHours`, by the simulator's rate",
                        Input.AUDIT_SECONDS.value * Input.SIMULATIONS.value / Input.TEST_SIMULATIONS.value,
                        "raise `AuditHours`, or simulate only when a policy has changed"),
                Limit.ofDesign(
                        "records read anew by each quarantine within its time",
                        Math.min(Input.READ_AT_ONCE.value / Input.READ_SECONDS.value, Input.S3_READS.value) * Input.QUARANTINE_SECONDS.value,
                        "keep an object for each tenant in quarantine, and list those"));
    }

    private static Limit instances(int platform) {
        return Limit.raisable(
                "endpoint instances",
                Input.ENDPOINT_INSTANCES.value - platform,
                Input.ENDPOINT_INSTANCES_RAISED.value - platform,
                "ask AWS, or share instances (inference components)");
    }

    private static Limit quarantined(Platform platform) {
        return Limit.fixed(
                "tenants in quarantine at once, %,d of them".formatted(platform.quarantineRoom()),
                platform.quarantineRoom() / Input.HELD_SHARE.value,
                "overflow denies everybody; invoke roles for each shard");
    }

    /** STS's rate is reached with this many. Steps of 1,000 tenants. */
    private static Limit sessions() {
        double tenants = DoubleStream.iterate(1_000, more -> more + 1_000)
                .filter(some -> sessionsASecond(some) > Input.ASSUME_ROLE.value).findFirst().orElseThrow();
        return Limit.fixed("sessions opened a second", tenants, "send a tenant always to the same one of several functions, by a hash of its id; then cells");
    }

    /** Requests reach the function's instances at random, so each sees all the active tenants. */
    static double sessionsASecond(double tenants) {
        double requests = requestsASecond(tenants);
        double active = tenants * Input.ACTIVE_SHARE.value;
        double kept = Math.min(active, Input.SESSION_CACHE.value);
        double renewed = functionInstances(tenants) * kept / Input.SESSION_SECONDS.value;
        double missed = requests * (1 - kept / active);
        return Math.min(requests, renewed + missed);
    }

    static double functionInstances(double tenants) {
        return Math.ceil(requestsASecond(tenants) * Input.REQUEST_SECONDS.value);
    }

    static double requestsASecond(double tenants) {
        return tenants * Input.REQUESTS.value / DAY * Input.PEAK.value;
    }
}
