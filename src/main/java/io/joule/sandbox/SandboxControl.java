package io.joule.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.sandbox.node.Faults;
import io.joule.sandbox.node.Json;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Function;

/** The control API under {@code /sandbox/api}: accounts, payments, the clock, faults, and a look at the chain. */
public final class SandboxControl {

    private static final String BASE = "/sandbox/api/";
    private static final long MAX_BODY_BYTES = 64L * 1_024;

    private final Vertx vertx;
    private final ControlActions actions;
    private final FaultControl faults;

    public SandboxControl(Vertx vertx, DemoNetwork network, Faults faults) {
        this.vertx = vertx;
        this.actions = new ControlActions(network);
        this.faults = new FaultControl(vertx, network.chain(), faults);
    }

    /** Adds the routes to a router: the node's own, or the service's. */
    public void attach(Router router) {
        router.route(BASE + "*").handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        route(router, HttpMethod.GET, "accounts", request -> actions.accounts());
        route(router, HttpMethod.POST, "faucet", actions::faucet);
        route(router, HttpMethod.POST, "transfer", actions::transfer);
        route(router, HttpMethod.POST, "sign", actions::sign);
        route(router, HttpMethod.GET, "clock", request -> actions.clock());
        route(router, HttpMethod.POST, "clock/advance", actions::advance);
        route(router, HttpMethod.GET, "chain", request -> actions.chain());
        route(router, HttpMethod.POST, "blocks", actions::blocks);
        route(router, HttpMethod.POST, "contracts", actions::contract);
        route(router, HttpMethod.GET, "faults", request -> faults.list());
        route(router, HttpMethod.POST, "faults", faults::add);
        route(router, HttpMethod.DELETE, "faults", request -> faults.clear());
    }

    private void route(Router router, HttpMethod method, String path, Function<ControlRequest, JsonNode> action) {
        router.route(method, BASE + path).handler(context -> run(context, action));
    }

    private void run(RoutingContext context, Function<ControlRequest, JsonNode> action) {
        String body = context.body().asString();
        vertx.executeBlocking(() -> action.apply(ControlRequest.parse(body)), false)
                .onSuccess(answer -> send(context, 200, "application/json", answer))
                .onFailure(failure -> {
                    if (failure instanceof ControlException refused) {
                        send(context, refused.status(), "application/problem+json", refused.problem());
                    } else {
                        context.fail(failure);
                    }
                });
    }

    private static void send(RoutingContext context, int status, String type, JsonNode answer) {
        context.response().setStatusCode(status).putHeader("Content-Type", type).end(Json.write(answer));
    }
}
