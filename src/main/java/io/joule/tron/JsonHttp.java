package io.joule.tron;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.joule.tron.NodeTrouble.Kind;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One JSON question over HTTP, and its answer or a {@link NodeTrouble}: nothing a server does gets past these two. */
final class JsonHttp {

    /** A body of more bytes than this is parsed on a worker thread. */
    private static final int LARGE = 256 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Transport transport;

    JsonHttp(Transport transport) {
        this.transport = transport;
    }

    Uni<JsonNode> post(String url, Optional<String> apiKey, Map<String, ?> body, Duration timeout) {
        return send(new Transport.Request(url, apiKey, bytes(body), timeout));
    }

    Uni<JsonNode> get(String url, Optional<String> apiKey, Duration timeout) {
        return send(new Transport.Request(url, apiKey, Buffer.buffer(), timeout));
    }

    private Uni<JsonNode> send(Transport.Request request) {
        return transport.send(request).onItem().transformToUni(JsonHttp::answer);
    }

    private static Uni<JsonNode> answer(Transport.Reply reply) {
        refuseStatus(reply.status());
        Uni<Buffer> received = Uni.createFrom().item(reply.body());
        return (reply.body().length() > LARGE ? received.emitOn(Infrastructure.getDefaultWorkerPool()) : received)
                .map(JsonHttp::parse);
    }

    private static void refuseStatus(int status) {
        if (status == 200) {
            return;
        }
        Kind kind =
                switch (status) {
                    case 403, 429 -> Kind.RATE_LIMITED;
                    case 404, 405 -> Kind.UNAVAILABLE;
                    default -> status >= 500 ? Kind.UNAVAILABLE : status >= 400 ? Kind.REFUSED : Kind.UNREADABLE;
                };
        throw new NodeTrouble(kind, "HTTP_" + status, "HTTP status " + status);
    }

    private static JsonNode parse(Buffer body) {
        JsonNode json;
        try {
            json = JSON.readTree(body.getBytes());
        } catch (JsonProcessingException e) {
            throw NodeTrouble.unreadable("no JSON: " + excerpt(body));
        } catch (IOException e) {
            throw NodeTrouble.unreadable("no JSON");
        }
        if (!json.isObject() && !json.isArray()) {
            throw NodeTrouble.unreadable(body.length() == 0 ? "an empty answer" : "no JSON object: " + excerpt(body));
        }
        return json;
    }

    private static Buffer bytes(Map<String, ?> body) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a question is always JSON", e);
        }
    }

    private static String excerpt(Buffer body) {
        return NodeText.shortened(body.getString(0, Math.min(body.length(), 400)));
    }
}
