package dev.tenantonboarding.tests.mutants;

import dev.tenantonboarding.tests.stage.Stage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;

/**
 * Another text of one of the classes that serve tenants, compiled and put into a copy of their jar, which a function then runs.
 *
 * @param function that of the tenant's or the neighbour's own where the name says so, else the platform's by its logical id
 * @param source the class's module and what follows of its name, with slashes
 */
record Code(String function, String source, Edit edit) implements Change {
    private static final String CHANGED = "mutant.jar";
    private static final Path JAR = functions("inference/target/inference.jar");

    static Change of(String function, String source, String of, String by) {
        return new Code(function, source, new Edit(of, by));
    }

    @Override
    public Undo on(Live live) {
        String name = live.named(function);
        String bucket = live.parameter("CodeBucket");
        live.objects().putObject(request -> request.bucket(bucket).key(CHANGED), RequestBody.fromFile(changed(live)));
        run(live, name, CHANGED);
        return () -> run(live, name, live.parameter("InferenceCodeKey"));
    }

    /** Where the function is called by aliases, by them too. */
    private static void run(Live live, String name, String key) {
        live.functions().updateFunctionCode(request -> request.functionName(name).s3Bucket(live.parameter("CodeBucket")).s3Key(key));
        for (AliasConfiguration alias : live.functions().listAliases(request -> request.functionName(name)).aliases()) {
            String version = live.functions().publishVersion(request -> request.functionName(name)).version();
            live.functions().updateAlias(request -> request.functionName(name).name(alias.name()).functionVersion(version));
        }
    }

    private Path changed(Live live) {
        try {
            Path classes = Files.createTempDirectory(Path.of("target"), "mutant");
            Path module = functions(source.substring(0, source.indexOf('/')) + "/src/main/java/dev/tenantonboarding");
            compile(edit.of(Files.readString(module.resolve(source + ".java")), live), classes);
            Path jar = Files.copy(JAR, Path.of("target", CHANGED), StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem zip = FileSystems.newFileSystem(jar); Stream<Path> compiled = Files.walk(classes)) {
                for (Path each : compiled.filter(Files::isRegularFile).toList()) {
                    Files.copy(each, zip.getPath(classes.relativize(each).toString()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return jar;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void compile(String text, Path classes) {
        StringWriter complaints = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler().getTask(complaints, null, null,
                List.of("-classpath", JAR.toString(), "-d", classes.toString(), "-proc:none", "-nowarn"), null, List.of(new Source(source, text))).call();
        if (!compiled) {
            throw new AssertionError("the changed " + source + " is not Java: " + complaints);
        }
    }

    private static Path functions(String path) {
        return Stage.home().root().resolve("functions").resolve(path);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("mutant:///dev/tenantonboarding/" + name + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
