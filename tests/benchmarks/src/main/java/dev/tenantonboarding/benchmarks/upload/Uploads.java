package dev.tenantonboarding.benchmarks.upload;

import dev.tenantonboarding.benchmarks.process.JavaProcess;
import dev.tenantonboarding.benchmarks.process.LambdaJvm;
import dev.tenantonboarding.benchmarks.process.TemporaryFolder;
import dev.tenantonboarding.tenantctl.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Uploads of models of a size: finished and loose, with and without a hash that signup gave, beside plain copies and other programs. */
public final class Uploads {
    // Of the function's process. Half of what must do.
    private static final String HEAP = "-Xmx128m";
    private static final long MEGABYTE = 1_000_000;

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
        String[] packed = ours("loose files", function, loose, OneUpload.UNHASHED, megabytes, gzip);
        ours("loose files, hash known", function, loose, packed[2], megabytes, gzip);

        String key = "shared/finished-" + megabytes + ".tar.gz";
        long bytes = storage.copy(packed[3], key);
        System.out.printf(Locale.ROOT, "finished archive of %d MB%n", bytes / MEGABYTE);
        String finished = "s3://sources/" + key;
        double plain = Double.parseDouble(row("plain copy", function, OneUpload.PLAIN, finished, OneUpload.UNHASHED, bytes / MEGABYTE, 0)[0]);
        ours("finished", function, finished, OneUpload.UNHASHED, bytes / MEGABYTE, plain);
        ours("finished, first compiler only", unasked, finished, OneUpload.UNHASHED, bytes / MEGABYTE, plain);
        ours("finished, hash known", function, finished, packed[2], bytes / MEGABYTE, plain);
        peers(Peer.copiers(key), model, bytes / MEGABYTE);
        storage.forget();
    }

    private String[] ours(String what, JavaProcess way, String source, String hash, long megabytes, double beside)
            throws IOException, InterruptedException {
        return row(what, way, "uploader-" + ++tenants, source, hash, megabytes, beside);
    }

    /** @param beside the seconds of what it is compared with; 0 if with itself */
    private static String[] row(String what, JavaProcess way, String who, String source, String hash, long megabytes, double beside)
            throws IOException, InterruptedException {
        String[] told = way.output(OneUpload.class, who, source, hash).trim().split(" ");
        double seconds = Double.parseDouble(told[0]);
        print(what, seconds, megabytes, beside == 0 ? seconds : beside, told[1]);
        return told;
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
