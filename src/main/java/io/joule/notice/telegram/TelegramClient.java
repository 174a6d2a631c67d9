package io.joule.notice.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.multipart.MultipartForm;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Calls a method of the Bot API. No call fails: what goes wrong on the way is {@link TelegramAnswer.Meaning#UNKNOWN}.
 */
public final class TelegramClient {

    private static final int MAX_IN_FLIGHT = 64;
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final WebClient client;
    private final TelegramConfig config;

    public TelegramClient(Vertx vertx, TelegramConfig config) {
        WebClientOptions options = new WebClientOptions()
                .setUserAgent("Joule")
                .setFollowRedirects(false)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setConnectTimeout((int) config.timeout().toMillis());
        options.setMaxPoolSize(MAX_IN_FLIGHT);
        this.client = WebClient.create(vertx, options);
        this.config = config;
    }

    public Uni<TelegramAnswer> call(String method, Map<String, ?> parameters) {
        return call(method, parameters, Duration.ZERO);
    }

    /** @param wait that Telegram is asked to hold its answer back for (long polling), beside the time-out */
    public Uni<TelegramAnswer> call(String method, Map<String, ?> parameters, Duration wait) {
        Buffer body = Buffer.buffer(TelegramJson.write(parameters));
        return answered(request(method, wait)
                .putHeader("Content-Type", "application/json")
                .sendBuffer(body));
    }

    /** The same with a PNG picture as the parameter {@code name}. */
    public Uni<TelegramAnswer> upload(String method, Map<String, String> parameters, String name, byte[] png) {
        MultipartForm form = MultipartForm.create();
        parameters.forEach(form::attribute);
        form.binaryFileUpload(name, name + ".png", Buffer.buffer(png), "image/png");
        return answered(request(method, Duration.ZERO).sendMultipartForm(form));
    }

    private HttpRequest<Buffer> request(String method, Duration wait) {
        String url = config.apiUrl().replaceFirst("/+$", "") + "/bot"
                + config.token().orElse("") + "/" + method;
        return client.postAbs(url).timeout(config.timeout().plus(wait).toMillis());
    }

    private static Uni<TelegramAnswer> answered(Uni<HttpResponse<Buffer>> sent) {
        return sent.map(TelegramClient::read)
                .onFailure()
                .recoverWithItem(failure ->
                        // Only the kind of failure: its text may name the address, and the address holds the token.
                        TelegramAnswer.unknown(failure.getClass().getSimpleName()));
    }

    private static TelegramAnswer read(HttpResponse<Buffer> response) {
        Optional<JsonNode> body = Optional.ofNullable(response.bodyAsString()).flatMap(TelegramJson::object);
        return body.map(TelegramAnswer::of)
                .orElseGet(() -> TelegramAnswer.unknown("HTTP status " + response.statusCode() + " without JSON"));
    }
}
