package io.joule.sandbox.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.base.Check;
import io.joule.sandbox.node.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** An HTTP server that speaks the Bot API over a {@link SimulatedTelegram}. */
public final class BotApiServer {

    /** Not secret: it opens this simulation and nothing else. */
    public static final String TOKEN = "7000000001:SANDBOX-token-that-opens-nothing-else";

    private static final Logger LOG = Logger.getLogger(BotApiServer.class);
    private static final Pattern PATH = Pattern.compile("/bot([^/]+)/([A-Za-z]+)");
    private static final int MAX_CALLS = 10_000;

    private final Vertx vertx;
    private final Updates updates;
    private final ApiMethods methods;
    private final List<String> calls = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer server;

    public BotApiServer(Vertx vertx, SimulatedTelegram telegram) {
        this.vertx = vertx;
        this.updates = new Updates(vertx);
        this.methods = new ApiMethods(telegram, updates);
        telegram.onUpdate(updates::add);
    }

    /** @param port 0 for any free one */
    public Future<BotApiServer> start(String host, int port) {
        return vertx.createHttpServer()
                .requestHandler(this::receive)
                .listen(port, host)
                .map(listening -> {
                    server = listening;
                    return this;
                });
    }

    public int port() {
        Check.that(server != null, "the simulated Bot API is not started");
        return server.actualPort();
    }

    public Future<Void> stop() {
        return server == null ? Future.succeededFuture() : server.close();
    }

    /** The next calls, so many, get no answer: the connection breaks after the call was carried out. */
    public void dropAnswers(int count) {
        failures.set(count);
    }

    /** The calls so far, newest last: method and, after a space, {@code ok} or the error code. */
    public List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** What was last set by a method such as setMyCommands for this language; empty for everybody else's. */
    JsonNode setting(String method, String language) {
        return methods.setting(method, language);
    }

    private void receive(HttpServerRequest request) {
        Matcher path = PATH.matcher(request.path());
        Map<String, byte[]> files = new HashMap<>();
        String type = request.getHeader("Content-Type");
        if (type != null && type.startsWith("multipart/")) {
            request.setExpectMultipart(true);
            request.uploadHandler(upload -> {
                Buffer content = Buffer.buffer();
                upload.handler(content::appendBuffer);
                upload.endHandler(ignored -> files.put(upload.name(), content.getBytes()));
            });
        }
        request.body().onSuccess(body -> {
            if (!path.matches()) {
                answer(request, "?", ApiRefusal.plain(404, "Not Found"));
            } else if (!path.group(1).equals(TOKEN)) {
                answer(request, path.group(2), ApiRefusal.plain(401, "Unauthorized"));
            } else {
                call(request, path.group(2), body, files);
            }
        });
    }

    private void call(HttpServerRequest request, String method, Buffer body, Map<String, byte[]> files) {
        try {
            methods.call(method, parameters(request, body), files)
                    .onSuccess(result -> answer(request, method, result))
                    .onFailure(failure -> refuse(request, method, failure));
        } catch (RuntimeException e) {
            refuse(request, method, e);
        }
    }

    private static ObjectNode parameters(HttpServerRequest request, Buffer body) {
        ObjectNode given = Json.object();
        request.formAttributes().forEach(entry -> given.put(entry.getKey(), entry.getValue()));
        String type = request.getHeader("Content-Type");
        if (type == null || !type.startsWith("application/json") || body.length() == 0) {
            return given;
        }
        try {
            return (ObjectNode) Json.read(body.toString());
        } catch (JsonProcessingException | ClassCastException e) {
            throw ApiRefusal.bad("can't parse JSON object");
        }
    }

    private void refuse(HttpServerRequest request, String method, Throwable failure) {
        if (failure instanceof ApiRefusal refusal) {
            answer(request, method, refusal);
        } else {
            LOG.errorf(failure, "the simulated Bot API failed on %s", method);
            answer(request, method, ApiRefusal.plain(500, "Internal Server Error"));
        }
    }

    private void answer(HttpServerRequest request, String method, JsonNode result) {
        ObjectNode answer = Json.object().put("ok", true);
        answer.set("result", result);
        note(method + " ok");
        end(request, 200, answer);
    }

    private void answer(HttpServerRequest request, String method, ApiRefusal refusal) {
        note(method + " " + refusal.code());
        end(request, refusal.code(), refusal.json());
    }

    private void note(String call) {
        synchronized (calls) {
            if (calls.size() < MAX_CALLS) {
                calls.add(call);
            }
        }
    }

    private void end(HttpServerRequest request, int status, JsonNode answer) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            request.connection().close();
        } else if (!request.response().closed()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(Json.write(answer));
        }
    }
}
