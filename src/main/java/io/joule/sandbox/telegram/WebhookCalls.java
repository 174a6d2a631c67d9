package io.joule.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.node.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Brings updates to the bot's webhook, one after the other; what is not answered with success is brought again. */
final class WebhookCalls {

    private static final long RETRY_MS = 500;
    private static final long TIMEOUT_MS = 10_000;
    private static final int OK = 200;

    private final Vertx vertx;
    private final HttpClient client;
    private final Deque<ObjectNode> queue = new ArrayDeque<>();
    private String url = "";
    private String secret = "";
    private boolean busy;

    WebhookCalls(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient();
    }

    synchronized void set(String newUrl, String newSecret) {
        boolean here = newUrl.startsWith("http://127.0.0.1:") || newUrl.startsWith("http://localhost:");
        if (!newUrl.isEmpty() && !newUrl.startsWith("https://") && !here) {
            throw ApiRefusal.bad("bad webhook: An HTTPS URL must be provided for webhook");
        }
        url = newUrl;
        secret = newSecret;
    }

    synchronized boolean isSet() {
        return !url.isEmpty();
    }

    synchronized String url() {
        return url;
    }

    synchronized int pending() {
        return queue.size();
    }

    /** No more calls; what was not brought is given back. */
    synchronized List<ObjectNode> clear() {
        url = "";
        List<ObjectNode> left = List.copyOf(queue);
        queue.clear();
        return left;
    }

    synchronized void send(ObjectNode update) {
        queue.add(update);
        next();
    }

    private synchronized void next() {
        if (busy || queue.isEmpty() || url.isEmpty()) {
            return;
        }
        busy = true;
        ObjectNode update = queue.peek();
        call(update).onComplete(done -> finished(update, done.succeeded() && done.result()));
    }

    private synchronized void finished(ObjectNode update, boolean taken) {
        if (taken) {
            queue.remove(update);
            busy = false;
            next();
        } else {
            vertx.setTimer(RETRY_MS, ignored -> again());
        }
    }

    private synchronized void again() {
        busy = false;
        next();
    }

    private Future<Boolean> call(ObjectNode update) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .putHeader("Content-Type", "application/json")
                .setTimeout(TIMEOUT_MS);
        if (!secret.isEmpty()) {
            options.putHeader("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(Json.write(update))))
                .map(response -> response.statusCode() == OK);
    }
}
