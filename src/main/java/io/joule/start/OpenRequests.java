package io.joule.start;

import io.joule.api.problem.Problem;
import io.joule.api.problem.ProblemWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what is being answered. Once the program is about to end, new requests are sent elsewhere, health checks too.
 */
@ApplicationScoped
class OpenRequests {

    private static final int AFTER_THE_REQUEST_HAS_ITS_ID = 9_000;
    private static final int UNAVAILABLE = 503;

    private final ProblemWriter writer;
    private final AtomicInteger open = new AtomicInteger();
    private final CompletableFuture<Void> none = new CompletableFuture<>();
    private volatile boolean stopping;

    OpenRequests(ProblemWriter writer) {
        this.writer = writer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, AFTER_THE_REQUEST_HAS_ITS_ID);
    }

    /** Takes no new request; its item comes when those that are being answered have been. */
    Uni<Void> stop() {
        stopping = true;
        open.incrementAndGet();
        ended();
        return Uni.createFrom().completionStage(none);
    }

    private void pass(RoutingContext context) {
        // Counted before the question whether it may pass, so that none slips through between the two.
        open.incrementAndGet();
        context.addEndHandler(ignored -> ended());
        if (stopping) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            writer.write(context, Problem.of(UNAVAILABLE, "stopping", "This instance is about to end: ask again."));
        } else {
            context.next();
        }
    }

    private void ended() {
        if (open.decrementAndGet() == 0 && stopping) {
            none.complete(null);
        }
    }
}
