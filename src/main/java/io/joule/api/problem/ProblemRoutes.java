package io.joule.api.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Problems of requests that fail before or after the REST layer has them: too large, unauthenticated, unroutable. */
@ApplicationScoped
public class ProblemRoutes {

    private static final Logger LOG = Logger.getLogger(ProblemRoutes.class);
    private static final int BEFORE_ALL_ELSE = 10_000;

    private final ProblemWriter writer;

    ProblemRoutes(ProblemWriter writer) {
        this.writer = writer;
    }

    void giveIds(@Observes Filters filters) {
        filters.register(context -> {
            RequestId.of(context);
            context.next();
        }, BEFORE_ALL_ELSE);
    }

    void answerFailures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
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
