package dev.tenantonboarding.benchmarks.upload;

import dev.tenantonboarding.benchmarks.process.JavaProcess;
import dev.tenantonboarding.benchmarks.process.TemporaryFolder;
import dev.tenantonboarding.tenantctl.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Uploads of models of a size: finished and loose, with and without a hash that signup gave, beside plain copies and other programs. */
public final class Uploads {
    // Of the function's process. Half of what must do; the serial collector is the one that Lambda's JVM picks.
    private static final List<String> OPTIONS = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4");
    // What Lambda's JVM does with a function that doesn't ask for more.
    private static final List<String> FIRST_COMPILER_ONLY = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final long MEGABYTE = 1_000_000;

    private final JavaProcess function;
    private final JavaProcess slower;
    private final Storage storage;
    private final Map<String, String> environment;
    private int tenants;

    private Uploads(Home home, Storage storage) {
        this.storage = storage;
        environment = storage.environment();
        function = new JavaProcess(home.onboardingJar(), OPTIONS, environment);
        slower = new JavaProcess(home.onboardingJar(), FIRST_COMPILER_ONLY, environment);
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
        String[] packed = ours("loose files", function, loose, OneUpload.UNHASHED, megabytes, gzip);
        ours("loose files, hash known", function, loose, packed[2], megabytes, gzip);

        String key = "shared/finished-" + megabytes + ".tar.gz";
        long bytes = storage.copy(packed[3], key);
        System.out.printf(Locale.ROOT, "finished archive of %d MB%n", bytes / MEGABYTE);
        String finished = "s3://sources/" + key;
        double plain = row("plain copy", OneUpload.PLAIN, finished, OneUpload.UNHASHED, bytes / MEGABYTE, 0);
        ours("finished", function, finished, OneUpload.UNHASHED, bytes / MEGABYTE, plain);
        ours("finished, first compiler only", slower, finished, OneUpload.UNHASHED, bytes / MEGABYTE, plain);
        ours("finished, hash known", function, finished, packed[2], bytes / MEGABYTE, plain);
        peers(Peer.copiers(key), model, bytes / MEGABYTE);
        storage.forget();
    }

    private String[] ours(String what, JavaProcess way, String source, String hash, long megabytes, double beside)
            throws IOException, InterruptedException {
        String[] told = way.output(OneUpload.class, "uploader-" + ++tenants, source, hash).trim().split(" ");
        print(what, Double.parseDouble(told[0]), megabytes, beside, told[1]);
        return told;
    }

    private double row(String what, String way, String source, String hash, long megabytes, double beside) throws IOException, InterruptedException {
        String[] told = function.output(OneUpload.class, way, source, hash).trim().split(" ");
        double seconds = Double.parseDouble(told[0]);
        print(what, seconds, megabytes, beside == 0 ? seconds : beside, told[1]);
        return seconds;
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
