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
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.codec.BodyCodec;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** One JSON question over HTTP, and its answer or a {@link NodeTrouble}: nothing a server does gets past these two. */
final class JsonHttp {

    /** A body of more bytes than this is parsed on a worker thread. */
    private static final int LARGE = 256 * 1024;

    /** A java-tron node drops an idle connection after 30 s; we drop it first, so that no call goes into a dead one. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private static final String API_KEY_HEADER = "TRON-PRO-API-KEY";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final WebClient client;
    private final int maxAnswerBytes;

    JsonHttp(Vertx vertx, CallLimits limits) {
        WebClientOptions options = new WebClientOptions()
                .setUserAgent("Joule")
                .setFollowRedirects(false)
                .setDecompressionSupported(true)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setConnectTimeout((int) limits.timeout().toMillis());
        options.setMaxPoolSize(limits.maxInFlight());
        this.client = WebClient.create(vertx, options);
        this.maxAnswerBytes = limits.maxAnswerBytes();
    }

    Uni<JsonNode> post(String url, Optional<String> apiKey, Map<String, ?> body, Duration timeout) {
        return send(client.postAbs(url).putHeader("Content-Type", "application/json"), apiKey, bytes(body), timeout);
    }

    Uni<JsonNode> get(String url, Optional<String> apiKey, Duration timeout) {
        return send(client.getAbs(url), apiKey, Buffer.buffer(), timeout);
    }

    private Uni<JsonNode> send(HttpRequest<?> request, Optional<String> apiKey, Buffer body, Duration timeout) {
        BoundedBody sink = new BoundedBody(maxAnswerBytes);
        request.timeout(timeout.toMillis()).putHeader("Accept", "application/json");
        apiKey.ifPresent(key -> request.putHeader(API_KEY_HEADER, key));
        return request.as(new BodyCodec<Buffer>(sink))
                .sendBuffer(io.vertx.mutiny.core.buffer.Buffer.newInstance(body))
                .onCancellation()
                .invoke(sink::abandon)
                .onFailure()
                .transform(JsonHttp::transportTrouble)
                .onItem()
                .transformToUni(JsonHttp::answer);
    }

    private static Uni<JsonNode> answer(HttpResponse<Buffer> response) {
        refuseStatus(response.statusCode());
        Buffer body = response.body() == null ? Buffer.buffer() : response.body();
        Uni<Buffer> received = Uni.createFrom().item(body);
        return (body.length() > LARGE ? received.emitOn(Infrastructure.getDefaultWorkerPool()) : received)
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

    private static NodeTrouble transportTrouble(Throwable failure) {
        if (failure instanceof NodeTrouble trouble) {
            return trouble;
        }
        if (failure instanceof ConnectException || failure instanceof UnknownHostException) {
            return new NodeTrouble(Kind.UNREACHABLE, "no connection");
        }
        if (failure instanceof TimeoutException) {
            return new NodeTrouble(Kind.TIMEOUT, "no answer in time");
        }
        return new NodeTrouble(
                Kind.UNREACHABLE,
                "CONNECTION_LOST",
                "the connection broke: " + failure.getClass().getSimpleName());
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
