package dev.tenantonboarding.benchmarks.coldstart;

import dev.tenantonboarding.benchmarks.inference.AwsStandIn;
import dev.tenantonboarding.benchmarks.inference.InferenceFunction;
import dev.tenantonboarding.benchmarks.process.LambdaJvm;
import dev.tenantonboarding.benchmarks.process.TemporaryFolder;
import dev.tenantonboarding.benchmarks.upload.Storage;
import dev.tenantonboarding.tenantctl.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts of the inference function and of the one that uploads models, in every way that was considered, and of peers that do the same. */
public final class ColdStarts {
    // Which hooks run. Without it none do.
    private static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";
    private static final String INFERENCE = "dev.tenantonboarding.inference.InferenceHandler";
    private static final String UPLOAD = "dev.tenantonboarding.onboarding.UploadModelHandler";
    private static final String BARE = BareHandler.class.getName();
    private static final String BY_HAND = ByHandHandler.class.getName();

    private static final List<String> APACHE = List.of("apache-client", "httpclient", "httpcore", "commons-codec", "jcl-over-slf4j", "commons-logging");
    private static final Archive CLASSES = new Archive("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=");
    private static final Archive CACHE = new Archive("-XX:AOTCacheOutput=", "-XX:AOTCache=");

    /** The options that write it when the process ends, and start from it. */
    private record Archive(String write, String read) {}

    private final Path folder;
    private final int rounds;

    private ColdStarts(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    /** @param rounds how often each way is measured */
    public static void run(Home home, int rounds) throws IOException, InterruptedException {
        try (TemporaryFolder temporary = TemporaryFolder.create("cold-starts")) {
            Path folder = temporary.path();
            var starts = new ColdStarts(folder, rounds);
            starts.inference(Package.unpack(home.inferenceJar(), folder.resolve("inference")));
            Package onboarding = Package.unpack(home.onboardingJar(), folder.resolve("onboarding"));
            starts.upload(onboarding, home);
            WorkflowFunctions.lines(onboarding, home, folder.resolve("platform.log"), rounds).forEach(System.out::println);
        }
    }

    private void inference(Package function) throws IOException, InterruptedException {
        function.add(BareHandler.class);
        function.add(ByHandHandler.class);
        String handlers = Handlers.jar(folder.resolve("handlers.jar"), BareHandler.class).toString();
        try (AwsStandIn aws = new AwsStandIn()) {
            Map<String, String> environment = InferenceFunction.environment(aws.url());
            Way bare = function.asLambda("bare handler", BARE, environment, LambdaJvm.FIRST_COMPILER_ONLY);
            Way plain = function.asLambda("function", INFERENCE, environment, LambdaJvm.FIRST_COMPILER_ONLY);
            Way tiered = function.asLambda("function, both compilers", INFERENCE, environment, LambdaJvm.BOTH_COMPILERS);
            Way bareJar = function.asJar("bare handler, as a jar", BARE, environment, LambdaJvm.FIRST_COMPILER_ONLY, handlers);
            Way jar = function.asJar("function, as a jar", INFERENCE, environment, LambdaJvm.FIRST_COMPILER_ONLY, handlers);
            List<Way> ways = new ArrayList<>(List.of(bare, function.asLambda("without SDK", BY_HAND, environment, LambdaJvm.FIRST_COMPILER_ONLY)));
            ways.addAll(Python.bare(folder, environment));
            ways.addAll(List.of(
                    plain,
                    tiered,
                    function.asLambda("function, G1", INFERENCE, environment, List.of("-XX:+UseG1GC", "-XX:TieredStopAtLevel=1")),
                    bareJar,
                    function.asJar("bare handler, CRT", BARE, environment, LambdaJvm.FIRST_COMPILER_ONLY, handlers, Package.onClassPath(List.of("aws-crt", "crt-core"))).with("HTTP_CLIENT", "crt"),
                    function.asJar("bare handler, Apache", BARE, environment, LambdaJvm.FIRST_COMPILER_ONLY, handlers, Package.onClassPath(APACHE)).with("HTTP_CLIENT", "apache"),
                    jar,
                    archived(jar, "function, class archive", InferenceFunction.EVENT, CLASSES),
                    archived(bareJar, "bare handler, AOT cache", InferenceFunction.EVENT, CACHE),
                    archived(jar, "function, AOT cache", InferenceFunction.EVENT, CACHE),
                    function.asLambda("", BARE, environment, LambdaJvm.BOTH_COMPILERS).restored("bare handler, restored"),
                    tiered.restored("function, restored, not rehearsed"),
                    tiered.restored("").named("function, restored", HOOKS),
                    plain.restored("").named("function, restored, C1 only", HOOKS)));
            Table.lines("Inference", ways, way -> InferenceFunction.EVENT, rounds).forEach(System.out::println);
        }
    }

    private void upload(Package function, Home home) throws IOException, InterruptedException {
        try (Storage storage = Storage.open(folder.resolve("cloud.log"))) {
            Map<String, String> environment = UploadFunction.prepare(storage, home);
            Way jar = function.asJar("function, as a jar", UPLOAD, environment, LambdaJvm.BOTH_COMPILERS);
            List<Way> ways = List.of(
                    function.asLambda("function", UPLOAD, environment, LambdaJvm.BOTH_COMPILERS),
                    function.asLambda("function, first compiler only", UPLOAD, environment, LambdaJvm.FIRST_COMPILER_ONLY),
                    jar,
                    archived(jar, "function, class archive", UploadFunction.EVENT, CLASSES),
                    archived(jar, "function, AOT cache", UploadFunction.EVENT, CACHE));
            Table.lines("UploadModel", ways, way -> UploadFunction.EVENT, rounds).forEach(System.out::println);
        }
    }

    /** A way that starts from what one run of it has left behind at its end. */
    private Way archived(Way way, String name, String event, Archive kind) throws IOException, InterruptedException {
        Path archive = folder.resolve(name.replaceAll("[^a-zA-Z]", "-"));
        LambdaProcess.run(way.named(name, kind.write() + archive), event);
        if (!Files.exists(archive)) {
            throw new IOException("no archive was written for " + name);
        }
        return way.named(name, kind.read() + archive);
    }
}
