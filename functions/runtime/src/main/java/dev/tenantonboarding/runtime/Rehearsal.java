package dev.tenantonboarding.runtime;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a twin of a function before Lambda takes its snapshot, so that what is restored from it has loaded its classes and compiled them. The
 * twin meets a {@link Stage} in AWS's place: no call leaves the process, and it gets no credentials but the stage's. It is garbage afterwards;
 * the function itself has answered nothing, and holds no session, credentials or connection that a restored one could find stale.
 *
 * <p>Where no snapshot is taken it does nothing.
 */
public final class Rehearsal implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    // Whose absence has the SDK ask for the role's credentials at the URI below, as it does wherever there is a snapshot.
    private static final List<String> CREDENTIALS = List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");
    private static final String CREDENTIALS_URI = "aws.containerCredentialsFullUri";
    // For the compiler, which takes up what is called often. They are paid for once, when the version is published.
    private static final int TIMES = 20;

    private final Map<String, String> variables;
    private final Consumer<Map<String, String>> twin;

    private Rehearsal(Map<String, String> variables, Consumer<Map<String, String>> twin) {
        this.variables = Map.copyOf(variables);
        this.twin = twin;
    }

    /**
     * Plans one.
     *
     * @param variables the function's
     * @param twin makes a function out of the variables that it is given, and calls it
     * @return to be kept as long as the function: what calls it before a snapshot doesn't
     */
    public static Rehearsal of(Map<String, String> variables, Consumer<Map<String, String>> twin) {
        Rehearsal rehearsal = new Rehearsal(variables, twin);
        Core.getGlobalContext().register(rehearsal);
        return rehearsal;
    }

    /** A rehearsal that fails is only a slow start to come, so the version is published all the same. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try (Stage stage = Stage.open()) {
            System.setProperty(CREDENTIALS_URI, stage.credentialsUri());
            Map<String, String> staged = new HashMap<>(variables);
            staged.keySet().removeAll(CREDENTIALS);
            staged.put("AWS_ENDPOINT_URL", stage.url());
            for (int time = 0; time < TIMES; time++) {
                twin.accept(staged);
            }
            Handshake.rehearse();
        } catch (IOException | GeneralSecurityException | RuntimeException failed) {
            LOG.warn("the rehearsal failed; the first answer after each restore will be slow", failed);
        } finally {
            System.clearProperty(CREDENTIALS_URI);
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing is stale: the function's clients were made, but never used.
    }
}
