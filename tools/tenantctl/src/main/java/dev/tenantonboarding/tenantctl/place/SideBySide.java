package dev.tenantonboarding.tenantctl.place;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import dev.tenantonboarding.tenantctl.CommandFailed;

/** Asks AWS about many things, a few at a time. */
public final class SideBySide {

    private SideBySide() {}

    /**
     * @param most how many at a time
     * @return what came of each, in their order
     * @throws CommandFailed if the program is to end meanwhile
     */
    public static <T, R> List<R> map(List<T> all, int most, Function<T, R> work) {
        try (var workers = Executors.newFixedThreadPool(most)) {
            return workers.invokeAll(all.stream().<Callable<R>>map(one -> () -> work.apply(one)).toList()).stream()
                    .map(SideBySide::result)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because("interrupted", e);
        }
    }

    private static <R> R result(Future<R> done) {
        try {
            return done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException told ? told : new IllegalStateException(e.getCause());
        }
    }
}
