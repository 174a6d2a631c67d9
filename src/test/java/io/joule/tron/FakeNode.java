package io.joule.tron;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An HTTP server on a free port that answers like a node, or misbehaves as told; unknown paths get java-tron's 405. */
final class FakeNode implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Reply otherwise = status(405, "<html><title>Error 405</title></html>");

    private FakeNode(HttpServer server) {
        this.server = server;
    }

    /** How one request is answered. */
    interface Reply {
        void to(Asked asked);
    }

    record Asked(String path, JsonNode body, HttpServerRequest request) {

        void answer(String text) {
            request.response().putHeader("Content-Type", "application/json").end(text);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private record Recorded(String path, JsonNode request) {}

    static FakeNode start(Vertx vertx) {
        return start(vertx, 0);
    }

    static FakeNode start(Vertx vertx, int port) {
        HttpServer server = vertx.createHttpServer();
        FakeNode node = new FakeNode(server);
        server.requestHandler(node::handle);
        server.exceptionHandler(ignored -> {});
        wait(server.listen(port, "127.0.0.1"));
        return node;
    }

    static Reply status(int status, String body) {
        return asked -> asked.request().response().setStatusCode(status).end(body);
    }

    static Reply body(String body) {
        return asked -> asked.answer(body);
    }

    /** Takes the request and never answers. */
    static Reply silence() {
        return asked -> {};
    }

    FakeNode on(String path, Reply reply) {
        replies.put(path, reply);
        return this;
    }

    FakeNode on(String path, JsonNode body) {
        return on(path, body(body.has("_list") ? body.get("_list").toString() : body.toString()));
    }

    FakeNode on(String path, String body) {
        return on(path, body(body));
    }

    FakeNode otherwise(Reply reply) {
        otherwise = reply;
        return this;
    }

    /** Answers each recorded question of a scenario with its recorded answer; the same question again with the next. */
    FakeNode replay(String scenario) {
        Map<Recorded, Deque<JsonNode>> recorded = new ConcurrentHashMap<>();
        Golden.steps(scenario)
                .forEach(step -> recorded.computeIfAbsent(
                                new Recorded(step.get("path").asText(), step.get("request")),
                                ignored -> new ConcurrentLinkedDeque<>())
                        .add(step.get("response")));
        Consumer<Asked> reply = question -> {
            var answers = recorded.get(new Recorded(question.path(), question.body()));
            if (answers == null) {
                status(405, "<html>not recorded</html>").to(question);
                return;
            }
            JsonNode answer = answers.size() > 1 ? answers.poll() : answers.peek();
            question.answer(answer.has("_list") ? answer.get("_list").toString() : answer.toString());
        };
        return otherwise(reply::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    int port() {
        return server.actualPort();
    }

    NodeEndpoint endpoint() {
        return new NodeEndpoint(url(), url(), Optional.empty());
    }

    List<Asked> asked() {
        return asked;
    }

    List<String> askedPaths() {
        return asked.stream().map(Asked::path).toList();
    }

    @Override
    public void close() {
        wait(server.close());
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Asked question = new Asked(request.path(), json(body.getBytes()), request);
            asked.add(question);
            replies.getOrDefault(request.path(), otherwise).to(question);
        });
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T wait(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
