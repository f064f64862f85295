package dev.tenantonboarding.tests.stage;

import dev.tenantonboarding.localcloud.faults.Faults;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.sagemaker.Limits;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.RecordJson;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenantctl.Home;
import dev.tenantonboarding.tenantctl.issuer.Issuer;
import dev.tenantonboarding.tenantctl.local.LocalPlatform;
import dev.tenantonboarding.tenantctl.local.ProcessLog;
import dev.tenantonboarding.tenantctl.stack.Deployment;
import dev.tenantonboarding.tenantctl.stack.StackOutputs;
import dev.tenantonboarding.tenantctl.tenants.Tokens;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A local cloud with the platform deployed in it as an operator would, the committed template and the built jars, and ways to act in it. */
public final class Stage implements AutoCloseable {
    public static final String STACK = "tenant-onboarding";
    /** For what the build's output is to say: once there is a stage, whatever is printed goes to a log. */
    public static final PrintStream CONSOLE = System.out;
    private static final Path PRINTED = log("printed");
    // Tests that share a stage leave tenants on it, each with an endpoint.
    private static final Limits ROOMY = Limits.standard().withInstancesPerType(2_000);

    static {
        // Until the JVM ends, and not for each stage: they share standard output, and would part it by who came last.
        new ProcessLog(PRINTED);
    }

    private final Path log;
    private final LocalPlatform local;
    private final StackOutputs outputs;
    private final AwsClients clients;
    private final Inference inference;
    private final Onboardings onboardings;
    private final PublishedEvents published;
    private final Bucket records;
    private final Bucket models;
    private final Bucket sources;
    private final Residents residents = new Residents(this);

    private Stage(Path log, Limits limits, Map<String, String> parameters) {
        this.log = log;
        local = LocalPlatform.start(0, Timeline.Mode.SKIP, log, STACK, limits, new Issuer(Clock.systemUTC(), Forger.KEY));
        local.deploy(home(), forTests(parameters));
        outputs = local.platform().outputs();
        clients = new AwsClients(local.uri());
        inference = new Inference(outputs.apiUrl());
        onboardings = new Onboardings(
                clients.events(), outputs.eventBusName(), outputs.signupSource(),
                new Executions(clients.stepFunctions(), outputs.onboardingStateMachineArn()));
        published = PublishedEvents.on(outputs.eventBusName(), clients.events(), clients.sqs());
        records = new Bucket(clients.s3(), outputs.recordsBucketName());
        models = new Bucket(clients.s3(), outputs.values().get("ModelsBucketName"));
        sources = new Bucket(clients.s3(), outputs.modelSourceBucketName());
    }

    /** @param name of the log file, below {@code target} */
    public static Stage start(String name) {
        return start(name, ROOMY);
    }

    /** Deployed with these parameters of the template. */
    public static Stage start(String name, Map<String, String> parameters) {
        return new Stage(log(name), ROOMY, parameters);
    }

    /** On a cloud whose SageMaker has limits of its own. */
    public static Stage start(String name, Limits limits) {
        return new Stage(log(name), limits, Map.of());
    }

    /** Skipped time goes by in days: no audit is to begin in the middle of another test, and shut its tenants. */
    private static Map<String, String> forTests(Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(Map.of("AuditHours", "8760", "SweepMinutes", "1440"));
        all.putAll(parameters);
        return all;
    }

    private static Path log(String name) {
        return Path.of("target", name + ".log");
    }

    /** Where all goes that the cloud and the functions in it have logged; what functions of other stages have printed is there too. */
    public List<Path> logs() {
        return List.of(log, PRINTED);
    }

    /** What is there so far. */
    public String logged() throws IOException {
        StringBuilder logged = new StringBuilder();
        for (Path file : logs()) {
            logged.append(Files.readString(file));
        }
        return logged.toString();
    }

    /** Changes parameters of the deployed stack. */
    public void redeploy(Map<String, String> parameters) {
        new Deployment(local.platform().target(), local.platform().clients(), home(), event -> {}).run(STACK, Optional.empty(), parameters);
    }

    /** The checkout, seen from this module's folder, where Maven runs its tests. */
    public static Home home() {
        return new Home(Path.of(".."));
    }

    public URI uri() {
        return local.uri();
    }

    public String output(String name) {
        return Optional.ofNullable(outputs.values().get(name)).orElseThrow(() -> new AssertionError("the stack has no output " + name));
    }

    public AwsClients clients() {
        return clients;
    }

    public Onboardings onboardings() {
        return onboardings;
    }

    public PublishedEvents published() {
        return published;
    }

    public Inference inference() {
        return inference;
    }

    /** The API that a tenant is to call, as its record says; the shared one if it has none yet. */
    public String apiUrl(TenantId tenant) {
        return record(tenant).flatMap(TenantRecord::apiUrl).orElse(outputs.apiUrl());
    }

    /** What a tenant's own program gets for a question. */
    public HttpResponse<String> ask(TenantId tenant, IsolationModel isolation, String csv) {
        return inference.at(apiUrl(tenant)).ask(token(tenant, isolation), csv);
    }

    public Residents residents() {
        return residents;
    }

    public Bucket records() {
        return records;
    }

    public Bucket models() {
        return models;
    }

    /** Where models are delivered to; the sample models lie there. */
    public Bucket sources() {
        return sources;
    }

    public Optional<TenantRecord> record(TenantId tenant) {
        return records.stored(TenantRecord.key(tenant))
                .map(stored -> RecordJson.read(new String(stored.content().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
    }

    public String token(TenantId tenant, IsolationModel isolation) {
        return new Tokens(outputs).forTenant(tenant, isolation);
    }

    /** Whoever signs what the API's issuer would not. */
    public Forger forger() {
        return new Forger(outputs);
    }

    /** What can go wrong with the cloud's calls. */
    public Faults faults() {
        return local.faults();
    }

    @Override
    public void close() {
        inference.close();
        clients.close();
        local.close();
    }
}
