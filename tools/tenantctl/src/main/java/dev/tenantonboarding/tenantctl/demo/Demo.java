package dev.tenantonboarding.tenantctl.demo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.Platform;
import dev.tenantonboarding.tenantctl.console.Console;
import dev.tenantonboarding.tenantctl.demo.ApiTries.Served;
import dev.tenantonboarding.tenantctl.demo.DemoReport.Tenant;
import dev.tenantonboarding.tenantctl.stack.StackOutputs;
import dev.tenantonboarding.tenantctl.place.Pause;
import dev.tenantonboarding.tenantctl.tenants.Executions;
import dev.tenantonboarding.tenantctl.tenants.InferenceApi;
import dev.tenantonboarding.tenantctl.tenants.IsolationTest;
import dev.tenantonboarding.tenantctl.tenants.Onboarding;
import dev.tenantonboarding.tenantctl.tenants.Progress.Ending;
import dev.tenantonboarding.tenantctl.tenants.ProgressLines;
import dev.tenantonboarding.tenantctl.tenants.Records;
import dev.tenantonboarding.tenantctl.tenants.SignupBus;
import dev.tenantonboarding.tenantctl.tenants.TenantView;
import dev.tenantonboarding.tenantctl.tenants.Tokens;

/** Signs sample tenants up on a deployed platform, and shows that each is served and kept apart. */
public final class Demo {
    private final Platform platform;
    private final StackOutputs outputs;
    private final Console console;
    private final List<SampleSignup> signups;

    public Demo(Platform platform, Console console, List<SampleSignup> signups) {
        this.platform = platform;
        this.outputs = platform.outputs();
        this.console = console;
        this.signups = List.copyOf(signups);
    }

    /** @throws CommandFailed if a tenant was not onboarded, got no answer, or could call where it must not */
    public DemoReport run() {
        var onboarded = onboard();
        var failed = onboarded.stream().filter(tenant -> !tenant.status().equals(TenantStatus.ACTIVE.name())).map(Tenant::tenantId).toList();
        if (!failed.isEmpty()) {
            throw CommandFailed.because("not onboarded: " + failed).after(new DemoReport(onboarded, List.of()).document());
        }
        var served = served();
        var answered = ask(onboarded, served);
        var probes = new ArrayList<>(tryAll().probes());
        probes.addAll(new ApiTries(new Tokens(outputs), console).among(served));
        var report = new DemoReport(answered, probes);
        if (!report.surprises().isEmpty()) {
            report.matrixLines().forEach(console::progress);
            throw CommandFailed.because("isolation is not proven: " + report.surprises().stream()
                    .map(pair -> "%s calling %s was %s".formatted(pair.from(), pair.to(), pair.outcome().word())).collect(Collectors.joining(", "))).after(report.document());
        }
        return report;
    }

    private List<Tenant> onboard() {
        var clients = platform.clients();
        try (var events = clients.events(); var stepFunctions = clients.stepFunctions(); var s3 = clients.s3()) {
            var executions = new Executions(stepFunctions, outputs.onboardingStateMachineArn());
            var lines = new ProgressLines(console);
            var bus = new SignupBus(events, outputs.eventBusName(), outputs.signupSource());
            var running = new LinkedHashMap<SampleSignup, Onboarding>();
            for (var signup : signups) {
                var eventId = bus.tenantCreated(signup.detail(outputs.modelSourceBucketName()));
                console.progress("signed up %s: %s, model %s".formatted(
                        signup.tenantId(), signup.isolation().word(), signup.modelSource(outputs.modelSourceBucketName())));
                running.put(signup, new Onboarding(signup.tenantId().value(), eventId, executions, lines));
            }
            return await(running, new Records(s3, outputs.recordsBucketName()));
        }
    }

    private List<Tenant> await(Map<SampleSignup, Onboarding> running, Records records) {
        var start = Instant.now();
        var ended = new HashMap<SampleSignup, Tenant>();
        while (ended.size() < running.size()) {
            running.forEach((signup, onboarding) -> {
                if (!ended.containsKey(signup)) {
                    onboarding.look().ifPresent(ending -> ended.put(signup, tenant(signup, ending, records, Duration.between(start, Instant.now()))));
                }
            });
            Pause.of(platform.target().pause());
        }
        return signups.stream().map(ended::get).toList();
    }

    private static Tenant tenant(SampleSignup signup, Ending ending, Records records, Duration took) {
        var status = switch (ending) {
            case Ending.Succeeded succeeded -> records.find(signup.tenantId()).map(record -> record.status().name()).orElse(TenantView.UNKNOWN);
            case Ending.Failed failed -> TenantStatus.FAILED.name();
        };
        return new Tenant(signup.tenantId(), signup.isolation().word(), status, took, Optional.empty());
    }

    private List<Served> served() {
        try (var s3 = platform.clients().s3()) {
            var records = new Records(s3, outputs.recordsBucketName());
            return signups.stream().map(signup -> new Served(signup, records.find(signup.tenantId())
                    .flatMap(TenantRecord::apiUrl).map(URI::create)
                    .orElseThrow(() -> CommandFailed.because("the record of " + signup.tenantId() + " tells no API url")))).toList();
        }
    }

    private List<Tenant> ask(List<Tenant> tenants, List<Served> served) {
        var tokens = new Tokens(outputs);
        var answered = new ArrayList<Tenant>();
        for (int i = 0; i < tenants.size(); i++) {
            var signup = signups.get(i);
            var question = signup.model().example();
            var answer = new InferenceApi(served.get(i).apiUrl()).ask(tokens.forTenant(signup.tenantId(), signup.isolation()), question);
            console.progress("asked %s's model %s and got %s".formatted(signup.tenantId(), question, answer));
            answered.add(tenants.get(i).answered(answer));
        }
        return answered;
    }

    private Verdict tryAll() {
        try (var lambda = platform.clients().lambda()) {
            return new IsolationTest(lambda, outputs.isolationSmokeTestFunctionName()).among(signups.stream().map(SampleSignup::tenantId).toList());
        }
    }
}
