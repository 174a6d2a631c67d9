package io.joule.base;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Runs a step for each item. One that fails is logged and does not stop the others; the next round tries it again. */
public final class Each {

    private static final Logger LOG = Logger.getLogger(Each.class);

    private Each() {}

    public static <T> Uni<Void> inTurn(List<T> items, Function<T, Uni<Void>> step) {
        return atOnce(items, 1, step);
    }

    public static <T> Uni<Void> atOnce(List<T> items, int concurrency, Function<T, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUni(item -> step.apply(item)
                        .onFailure()
                        .invoke(e -> LOG.warnf("a step for %s failed and is tried again: %s", item, e))
                        .onFailure()
                        .recoverWithNull())
                .merge(concurrency)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
