package dev.tenantonboarding.benchmarks.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Another program that does the same, or a part of it.
 *
 * @param probe a command that succeeds where the program is installed
 * @param script for {@code sh}, run in the folder of the loose files
 */
record Peer(String what, List<String> probe, String script) {
    private static final String BOTO3 = """
            import boto3, os, sys
            s3 = boto3.client('s3')
            body = s3.get_object(Bucket='sources', Key=sys.argv[1])['Body']
            s3.upload_fileobj(body, 'models', 'boto3/' + sys.argv[1])
            """;

    /** Packing alone: these read local files and write to nowhere. */
    static List<Peer> packers() {
        return List.of(
                new Peer("tar | gzip -6, nothing uploaded", List.of("gzip", "--version"), "tar -cf - . | gzip -6 > /dev/null"),
                new Peer("tar | pigz -6, nothing uploaded", List.of("pigz", "--version"), "tar -cf - . | pigz -6 > /dev/null"),
                new Peer("tar | gzip -6 | aws s3 cp -", List.of("aws", "--version"), "tar -cf - . | gzip -6 | aws s3 cp --quiet - s3://models/aws/packed"));
    }

    /** Copying alone. */
    static List<Peer> copiers(String key) {
        return List.of(
                new Peer("aws s3 cp - | aws s3 cp -", List.of("aws", "--version"),
                        "aws s3 cp --quiet s3://sources/" + key + " - | aws s3 cp --quiet - s3://models/aws/copied"),
                new Peer("boto3", List.of("python3", "-c", "import boto3"), "python3 -c \"" + BOTO3 + "\" " + key));
    }

    boolean installed() throws InterruptedException {
        try {
            Process process = new ProcessBuilder(probe).redirectErrorStream(true).start();
            try (InputStream output = process.getInputStream()) {
                output.readAllBytes();
            }
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** @return the seconds that it took */
    double run(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).inheritIO();
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        if (builder.start().waitFor() != 0) {
            throw new IOException(what + " failed");
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
