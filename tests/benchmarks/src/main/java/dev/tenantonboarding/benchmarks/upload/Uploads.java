package dev.tenantonboarding.benchmarks.upload;

import dev.tenantonboarding.benchmarks.process.JavaProcess;
import dev.tenantonboarding.benchmarks.process.LambdaJvm;
import dev.tenantonboarding.benchmarks.process.Median;
import dev.tenantonboarding.benchmarks.process.TemporaryFolder;
import dev.tenantonboarding.tenantctl.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Uploads of models of a size: finished and loose, with and without a hash that signup gave, beside plain copies and other programs. */
public final class Uploads {
    // Of the function's process. Half of what must do.
    private static final String HEAP = "-Xmx128m";
    private static final long MEGABYTE = 1_000_000;
    // The machine's mood changes, so what is set beside a plain copy is measured in turn with it. What takes minutes lives through its moods.
    private static final int ROUNDS = 3;
    private static final long SEVERAL_ROUNDS_UP_TO = 1_000;

    /** What an upload's process prints. */
    private record Told(double seconds, double heap, String sha256, String key) {
        static Told read(String line) {
            String[] words = line.trim().split(" ");
            return new Told(Double.parseDouble(words[0]), Double.parseDouble(words[1]), words[2], words[3]);
        }
    }

    private final JavaProcess function;
    private final JavaProcess unasked;
    private final Storage storage;
    private final Map<String, String> environment;
    private int tenants;

    private Uploads(Home home, Storage storage) {
        this.storage = storage;
        environment = storage.environment();
        function = process(home, LambdaJvm.BOTH_COMPILERS);
        unasked = process(home, LambdaJvm.FIRST_COMPILER_ONLY);
    }

    private JavaProcess process(Home home, List<String> jvm) {
        return new JavaProcess(home.onboardingJar(), Stream.concat(Stream.of(HEAP), jvm.stream()).toList(), environment);
    }

    /** @param sizes of the unpacked models, in millions of bytes, with commas between */
    public static void run(Home home, String sizes) throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create("uploads"); Storage storage = Storage.open(folder.path().resolve("cloud.log"))) {
            for (String size : sizes.split(",")) {
                new Uploads(home, storage).measure(Long.parseLong(size), folder.path().resolve("model-" + size));
            }
        }
    }

    private void measure(long megabytes, Path model) throws IOException, InterruptedException {
        ModelFiles.write(model, megabytes * MEGABYTE);
        System.out.printf(Locale.ROOT, "%n%d MB%n%-36s %8s %8s %8s %10s%n", megabytes, "", "s", "MB/s", "ratio", "heap, MiB");
        storage.put(model, "shared/loose-" + megabytes + "/");
        String loose = "s3://sources/shared/loose-" + megabytes + "/";
        double gzip = peers(Peer.packers(), model, megabytes);
        Told packed = upload(function, newTenant(), loose, OneUpload.UNHASHED);
        print("loose files", List.of(packed), megabytes, gzip);
        print("loose files, hash known", List.of(upload(function, newTenant(), loose, packed.sha256())), megabytes, gzip);

        String key = "shared/finished-" + megabytes + ".tar.gz";
        long bytes = storage.copy(packed.key(), key);
        System.out.printf(Locale.ROOT, "finished archive of %d MB%n", bytes / MEGABYTE);
        copies("s3://sources/" + key, packed.sha256(), bytes / MEGABYTE);
        peers(Peer.copiers(key), model, bytes / MEGABYTE);
        storage.forget();
    }

    /** The plain copy, and ours beside it, in turn. */
    private void copies(String finished, String sha256, long megabytes) throws IOException, InterruptedException {
        List<Told> plain = new ArrayList<>();
        List<Told> unhashed = new ArrayList<>();
        List<Told> firstOnly = new ArrayList<>();
        List<Told> hashed = new ArrayList<>();
        for (int round = 0; round < (megabytes > SEVERAL_ROUNDS_UP_TO ? 1 : ROUNDS); round++) {
            plain.add(upload(function, OneUpload.PLAIN, finished, OneUpload.UNHASHED));
            unhashed.add(upload(function, newTenant(), finished, OneUpload.UNHASHED));
            firstOnly.add(upload(unasked, newTenant(), finished, OneUpload.UNHASHED));
            hashed.add(upload(function, newTenant(), finished, sha256));
        }
        print("plain copy", plain, megabytes, seconds(plain));
        print("finished", unhashed, megabytes, seconds(plain));
        print("finished, first compiler only", firstOnly, megabytes, seconds(plain));
        print("finished, hash known", hashed, megabytes, seconds(plain));
    }

    private String newTenant() {
        return "uploader-" + ++tenants;
    }

    private static Told upload(JavaProcess way, String who, String source, String sha256) throws IOException, InterruptedException {
        return Told.read(way.output(OneUpload.class, who, source, sha256));
    }

    private static void print(String what, List<Told> rounds, long megabytes, double beside) {
        print(what, seconds(rounds), megabytes, beside, String.valueOf(rounds.stream().mapToDouble(Told::heap).max().orElseThrow()));
    }

    private static double seconds(List<Told> rounds) {
        return Median.of(rounds, Told::seconds);
    }

    /** @return the seconds of the first, beside which all are set */
    private double peers(List<Peer> peers, Path model, long megabytes) throws IOException, InterruptedException {
        double first = 0;
        for (Peer peer : peers) {
            if (!peer.installed()) {
                System.out.printf("%-36s skipped: %s is not installed%n", peer.what(), peer.probe().getFirst());
                continue;
            }
            double seconds = peer.run(model, environment);
            first = first == 0 ? seconds : first;
            print(peer.what(), seconds, megabytes, first, "");
        }
        return first;
    }

    private static void print(String what, double seconds, long megabytes, double beside, String heap) {
        System.out.printf(Locale.ROOT, "%-36s %8.2f %8.1f %8.2f %10s%n", what, seconds, megabytes / seconds, seconds / beside, heap);
    }
}
