package io.joule.testing;

import static io.joule.testing.Awaited.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.BiConsumer;

/** A node of its own address that tells what an honest one tells, but for what it changes in the answers. */
public final class LyingNode implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String honest;
    private final HttpServer server;
    private volatile BiConsumer<String, JsonNode> lie = (path, answer) -> {};

    public LyingNode(Vertx vertx, String honest) {
        this.honest = honest;
        server = vertx.createHttpServer().requestHandler(this::handle);
        await(Uni.createFrom()
                .completionStage(() -> server.listen(0, "localhost").toCompletionStage()));
    }

    /** @param change gets the path and the answer to it, which it may change */
    public void says(BiConsumer<String, JsonNode> change) {
        lie = change;
    }

    public String url() {
        return "http://localhost:" + server.actualPort();
    }

    public JsonNode ask(String path, JsonNode question) throws Exception {
        return JSON.readTree(client.send(request(path, question.toString()), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private void handle(HttpServerRequest asked) {
        asked.body()
                .onSuccess(body -> client.sendAsync(
                                request(asked.path(), body.toString()), HttpResponse.BodyHandlers.ofString())
                        .thenAccept(answer -> asked.response().end(changed(asked.path(), answer.body()))));
    }

    private Buffer changed(String path, String answer) {
        try {
            JsonNode json = JSON.readTree(answer);
            lie.accept(path, json);
            return Buffer.buffer(json.toString());
        } catch (java.io.IOException e) {
            return Buffer.buffer(answer);
        }
    }

    private HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(URI.create(honest + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    @Override
    public void close() {
        await(Uni.createFrom().completionStage(() -> server.close().toCompletionStage()));
    }
}
