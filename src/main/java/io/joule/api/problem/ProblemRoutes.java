package io.joule.api.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Problems of requests that fail before or after the REST layer has them: too large, unauthenticated, unroutable. */
@ApplicationScoped
public class ProblemRoutes {

    private static final Logger LOG = Logger.getLogger(ProblemRoutes.class);
    private static final int BEFORE_ALL_ELSE = 10_000;
    /** Of Quarkus' filters only the one that cuts large bodies off, without a word, comes later. */
    private static final int AFTER_AUTHENTICATION = 50;

    private final ProblemWriter writer;
    private final long maxBodyBytes;
    private final BodyHandler pieces;

    ProblemRoutes(
            ProblemWriter writer, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
        this.writer = writer;
        this.maxBodyBytes = maxBody.asLongValue();
        this.pieces = BodyHandler.create(false).setBodyLimit(maxBodyBytes);
    }

    void register(@Observes Filters filters) {
        filters.register(ProblemRoutes::giveId, BEFORE_ALL_ELSE);
        filters.register(this::refuseLargeBody, AFTER_AUTHENTICATION);
    }

    void answerFailures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private static void giveId(RoutingContext context) {
        RequestId.of(context);
        context.next();
    }

    private void refuseLargeBody(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null && context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            pieces.handle(context);
            return;
        }
        if (length == null || Long.parseLong(length) <= maxBodyBytes) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        writer.write(context, Problem.of(Statuses.TOO_LARGE));
    }

    private void answer(RoutingContext context) {
        if (context.response().headWritten() || context.response().ended()) {
            context.next();
            return;
        }
        writer.write(context, problem(context));
    }

    private static Problem problem(RoutingContext context) {
        Throwable failure = context.failure();
        int status = context.statusCode();
        if (failure != null && Outage.isDatabase(failure)) {
            return Outage.problem();
        }
        if (status >= Statuses.BAD_REQUEST && status < Statuses.INTERNAL) {
            return Problem.of(status);
        }
        if (failure != null) {
            LOG.errorf(failure, "request %s failed", RequestId.of(context));
        }
        return Problem.of(Statuses.INTERNAL);
    }
}
