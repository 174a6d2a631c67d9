package io.joule.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.joule.base.Refusal;
import io.joule.supplier.WalletRefused;
import io.joule.tron.NodeTrouble;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every failure of the REST layer becomes a problem document. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final RouteTable routes;

    ProblemMappers(RouteTable routes) {
        this.routes = routes;
    }

    @ServerExceptionMapper
    public Response refusal(Refusal refusal, RoutingContext context) {
        return answer(Problem.of(refusal), context);
    }

    @ServerExceptionMapper
    public Response wallet(WalletRefused refused, RoutingContext context) {
        int status =
                switch (refused.reason()) {
                    case UNKNOWN_WALLET -> Refusal.Kind.NOT_FOUND.status();
                    case STATE_NOT_ALLOWED -> Refusal.Kind.CONFLICT.status();
                    case NOT_ACTIVATED,
                            IS_CONTRACT,
                            KEY_NOT_ENOUGH,
                            PERMISSION_MISSING,
                            PERMISSION_TOO_NARROW,
                            PERMISSION_TOO_WIDE -> Refusal.Kind.INVALID.status();
                };
        String code = refused.reason().name().toLowerCase(Locale.ROOT);
        return answer(Problem.of(status, code, refused.getMessage()), context);
    }

    @ServerExceptionMapper
    public Response node(NodeTrouble trouble, RoutingContext context) {
        LOG.warnf("request %s: no node answered: %s", RequestId.of(context), trouble.getMessage());
        return answer(
                Problem.of(
                        Statuses.UNAVAILABLE,
                        "node_unavailable",
                        "No TRON node can be asked just now. Nothing was changed; try again in a moment."),
                context);
    }

    @ServerExceptionMapper
    public Response violations(ConstraintViolationException violations, RoutingContext context) {
        return answer(Violations.problem(violations), context);
    }

    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException fault, RoutingContext context) {
        return answer(JsonFaults.problem(fault), context);
    }

    @ServerExceptionMapper
    public Response tooMuch(StreamConstraintsException fault, RoutingContext context) {
        return answer(JsonFaults.problem(fault), context);
    }

    @ServerExceptionMapper
    public Response notAllowed(NotAllowedException ignored, RoutingContext context) {
        Response answer = answer(Problem.of(Response.Status.METHOD_NOT_ALLOWED.getStatusCode()), context);
        return Response.fromResponse(answer)
                .header(HttpHeaders.ALLOW, routes.methods(context.normalizedPath()))
                .build();
    }

    /** What the REST layer says by itself are the methods of the whole class. */
    @ServerResponseFilter
    public void options(ContainerRequestContext request, ContainerResponseContext answer, RoutingContext context) {
        if (HttpMethod.OPTIONS.equals(request.getMethod())
                && answer.getHeaders().containsKey(HttpHeaders.ALLOW)) {
            answer.getHeaders().putSingle(HttpHeaders.ALLOW, routes.methods(context.normalizedPath()));
        }
    }

    @ServerExceptionMapper
    public Response notFound(NotFoundException ignored, RoutingContext context) {
        return answer(Problem.of(Response.Status.NOT_FOUND.getStatusCode()), context);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException failure, RoutingContext context) {
        if (failure.getCause() instanceof JsonProcessingException fault) {
            return answer(JsonFaults.problem(fault), context);
        }
        return answer(Problem.of(failure.getResponse().getStatus()), context);
    }

    @ServerExceptionMapper
    public Response fault(Throwable failure, RoutingContext context) {
        if (Outage.isDatabase(failure)) {
            LOG.warnf("request %s: the database is not there: %s", RequestId.of(context), failure.getMessage());
            return answer(Outage.problem(), context);
        }
        LOG.errorf(failure, "request %s failed", RequestId.of(context));
        return answer(Problem.of(Statuses.INTERNAL), context);
    }

    private static Response answer(Problem problem, RoutingContext context) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.during(RequestId.of(context)));
        Retry.after(problem).ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait));
        return answer.build();
    }
}
