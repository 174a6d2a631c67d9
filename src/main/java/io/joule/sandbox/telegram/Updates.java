package io.joule.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.node.Json;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the bot has not fetched yet. A webhook and asking exclude each other, and so do two who ask. */
final class Updates {

    private static final int MAX_LIMIT = 100;

    private final Vertx vertx;
    private final WebhookCalls webhook;
    private final Deque<ObjectNode> waiting = new ArrayDeque<>();
    private List<String> allowed = List.of();
    private Promise<JsonNode> asked;
    private long timer = -1;
    private int limit = MAX_LIMIT;

    Updates(Vertx vertx) {
        this.vertx = vertx;
        this.webhook = new WebhookCalls(vertx);
    }

    synchronized void add(ObjectNode update) {
        if (!allowed.isEmpty() && allowed.stream().noneMatch(update::has)) {
            return;
        }
        if (webhook.isSet()) {
            webhook.send(update);
            return;
        }
        waiting.add(update);
        if (asked != null) {
            answer();
        }
    }

    synchronized Future<JsonNode> get(ObjectNode call) {
        if (webhook.isSet()) {
            throw ApiRefusal.conflict(
                    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }
        if (asked != null) {
            asked.tryFail(ApiRefusal.conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"));
        }
        allow(call);
        long offset = call.path("offset").asLong(0);
        waiting.removeIf(update -> update.path("update_id").asLong() < offset);
        limit = Math.max(1, Math.min(MAX_LIMIT, call.path("limit").asInt(MAX_LIMIT)));
        asked = Promise.promise();
        Future<JsonNode> answer = asked.future();
        long wait = call.path("timeout").asLong(0);
        vertx.cancelTimer(timer);
        if (!waiting.isEmpty() || wait == 0) {
            answer();
        } else {
            timer = vertx.setTimer(wait * 1000, ignored -> answer());
        }
        return answer;
    }

    synchronized void setWebhook(ObjectNode call) {
        allow(call);
        webhook.set(call.path("url").asText(), call.path("secret_token").asText(""));
        if (webhook.isSet()) {
            waiting.forEach(webhook::send);
            waiting.clear();
        }
    }

    synchronized void deleteWebhook() {
        waiting.addAll(webhook.clear());
    }

    synchronized JsonNode webhookInfo() {
        return Json.object()
                .put("url", webhook.url())
                .put("has_custom_certificate", false)
                .put("pending_update_count", waiting.size() + webhook.pending());
    }

    private void allow(ObjectNode call) {
        if (call.path("allowed_updates").isArray()) {
            allowed = texts(call.path("allowed_updates"));
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    private synchronized void answer() {
        if (asked == null) {
            return;
        }
        vertx.cancelTimer(timer);
        ArrayNode found = Json.array();
        waiting.stream().limit(limit).forEach(found::add);
        Promise<JsonNode> who = asked;
        asked = null;
        who.tryComplete(found);
    }
}
