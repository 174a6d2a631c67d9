package io.joule.sandbox.node;

import io.joule.base.Check;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.tron.TronAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import org.jboss.logging.Logger;

/** An HTTP server that speaks a TRON node's API over a simulated chain, and makes its blocks when time is real. */
public final class SandboxNode {

    private static final long MAX_BODY_BYTES = 8L * 1_024 * 1_024;
    private static final long TICKS_PER_BLOCK = 4;

    private static final Logger LOG = Logger.getLogger(SandboxNode.class);

    private final Vertx vertx;
    private final SimulatedTron chain;
    private final Faults faults;
    private final NodeService service;
    private final Router router;
    private HttpServer server;
    private long timer = -1;

    /** @param usdt the token whose balance the explorers' account calls show */
    public SandboxNode(Vertx vertx, SimulatedTron chain, Faults faults, TronAddress usdt) {
        this.vertx = vertx;
        this.chain = chain;
        this.faults = faults;
        this.service = new NodeService(chain, usdt);
        this.router = Router.router(vertx);
    }

    /** For routes beside the node's own; to be added before {@link #start}. */
    public Router router() {
        return router;
    }

    /** @param port 0 for any free one */
    public Future<SandboxNode> start(String host, int port) {
        router.route()
                .order(Integer.MAX_VALUE - 1)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .failureHandler(SandboxNode::fail);
        router.route().order(Integer.MAX_VALUE).handler(this::handle).failureHandler(SandboxNode::fail);
        long pause = Math.max(1, chain.config().blockTimeMs() / TICKS_PER_BLOCK);
        timer = vertx.setPeriodic(pause, id -> vertx.executeBlocking(this::tick));
        // One request at a time on a connection: a fault that closes it must not hit another request.
        HttpServerOptions options = new HttpServerOptions().setHost(host).setHttp2ClearTextEnabled(false);
        return vertx.createHttpServer(options)
                .requestHandler(router)
                .listen(port)
                .map(listening -> {
                    server = listening;
                    return this;
                });
    }

    private Void tick() {
        chain.tick();
        return null;
    }

    /** The port it listens on. */
    public int port() {
        Check.that(server != null, "the sandbox node is not started");
        return server.actualPort();
    }

    public Faults faults() {
        return faults;
    }

    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        faults.clear();
        return server == null ? Future.succeededFuture() : server.close();
    }

    private void handle(RoutingContext context) {
        Optional<Fault> fault = faults.take(context.request().path());
        if (fault.isEmpty()) {
            act(context, Optional.empty(), 1, true);
        } else {
            faulty(context, fault.get());
        }
    }

    private void faulty(RoutingContext context, Fault fault) {
        switch (fault.kind()) {
            case DROP_REQUEST, NODE_DOWN -> drop(context);
            case HANG -> hang(context, fault);
            case HTTP_403 -> send(context, Pages.refused(403, "request rate exceeded, suspended for 5 s"));
            case HTTP_429 -> send(context, Pages.refused(429, "too many requests"));
            case HTTP_503 -> send(context, Pages.refused(503, "service unavailable"));
            case HTML -> send(context, Pages.html());
            case EMPTY -> send(context, Pages.empty());
            case DROP_ANSWER -> act(context, Optional.empty(), 1, false);
            case DUPLICATE -> act(context, Optional.empty(), 2, true);
            case DELAY -> vertx.setTimer(Math.max(1, fault.millis()), id -> act(context, Optional.empty(), 1, true));
            case SERVER_BUSY, NEVER_INCLUDED -> act(context, Optional.of(fault.kind()), 1, true);
        }
    }

    private void hang(RoutingContext context, Fault fault) {
        if (fault.millis() > 0) {
            vertx.setTimer(fault.millis(), id -> drop(context));
        } else {
            faults.hold(() -> drop(context));
        }
    }

    private void act(RoutingContext context, Optional<FaultKind> fault, int times, boolean answer) {
        String body = context.body().asString();
        vertx.executeBlocking(
                        () -> {
                            NodeService.Reply reply = null;
                            for (int i = 0; i < times; i++) {
                                reply = service.answer(context.request(), body, fault);
                            }
                            return reply;
                        },
                        false)
                .onFailure(context::fail)
                .onSuccess(reply -> {
                    if (answer) {
                        send(context, reply);
                    } else {
                        drop(context);
                    }
                });
    }

    private static void send(RoutingContext context, NodeService.Reply reply) {
        if (!context.response().closed()) {
            context.response()
                    .setStatusCode(reply.status())
                    .putHeader("Content-Type", reply.contentType())
                    .end(reply.body());
        }
    }

    private static void fail(RoutingContext context) {
        int status = context.statusCode() > 0 ? context.statusCode() : 500;
        if (status == 500) {
            LOG.error("The sandbox node failed on " + context.request().path(), context.failure());
        }
        send(context, Pages.refused(status, "the sandbox node can't answer this"));
    }

    private static void drop(RoutingContext context) {
        context.request().connection().close();
    }
}
