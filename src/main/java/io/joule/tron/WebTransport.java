package io.joule.tron;

import io.joule.tron.NodeTrouble.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.codec.BodyCodec;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/** Requests over HTTP; nothing a server does gets past an answer of bounded size or a {@link NodeTrouble}. */
final class WebTransport implements Transport {

    /** A java-tron node drops an idle connection after 30 s; we drop it first, so that no call goes into a dead one. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private static final String API_KEY_HEADER = "TRON-PRO-API-KEY";

    private final WebClient client;
    private final int maxAnswerBytes;

    WebTransport(Vertx vertx, CallLimits limits) {
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

    @Override
    public Uni<Reply> send(Request asked) {
        HttpRequest<?> request = asked.isGet()
                ? client.getAbs(asked.url())
                : client.postAbs(asked.url()).putHeader("Content-Type", "application/json");
        BoundedBody sink = new BoundedBody(maxAnswerBytes);
        request.timeout(asked.timeout().toMillis()).putHeader("Accept", "application/json");
        asked.apiKey().ifPresent(key -> request.putHeader(API_KEY_HEADER, key));
        return request.as(new BodyCodec<Buffer>(sink))
                .sendBuffer(io.vertx.mutiny.core.buffer.Buffer.newInstance(asked.body()))
                .onCancellation()
                .invoke(sink::abandon)
                .onFailure()
                .transform(WebTransport::trouble)
                .map(WebTransport::reply);
    }

    private static Reply reply(HttpResponse<Buffer> response) {
        return new Reply(response.statusCode(), response.body() == null ? Buffer.buffer() : response.body());
    }

    private static NodeTrouble trouble(Throwable failure) {
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
}
