package io.joule.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.notice.telegram.TelegramConfig;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The simulated Telegram as a sender's test needs it: people to write to, and what reached them. */
public final class OutboxPartner {

    private final SimulatedTelegram telegram;
    private final BotApiServer server;

    private OutboxPartner(SimulatedTelegram telegram, BotApiServer server) {
        this.telegram = telegram;
        this.server = server;
    }

    public static OutboxPartner start(Vertx vertx, LongSupplier clock) {
        SimulatedTelegram telegram = new SimulatedTelegram(clock);
        BotApiServer server = new BotApiServer(vertx, telegram);
        server.start("127.0.0.1", 0).toCompletionStage().toCompletableFuture().join();
        return new OutboxPartner(telegram, server);
    }

    public void stop() {
        server.stop().toCompletionStage().toCompletableFuture().join();
    }

    /** Somebody joins and writes to the bot, so that the bot may write back. */
    public void meets(long id) {
        telegram.join(new Person(id, "Somebody", "en", "customer-1"));
        telegram.write(id, "/start");
    }

    public void blocks(long id, boolean out) {
        telegram.block(id, out);
    }

    /** Uses the chat's share up, as another program with the same token would. */
    public void floods(long id) {
        for (int i = 0; i < 5; i++) {
            long message = telegram.send(id, HtmlText.ofPlain("flood"), null, null)
                    .path("message_id")
                    .asLong();
            telegram.delete(id, message);
        }
    }

    public void deleteAll(long id) {
        bots(id).forEach(message -> telegram.delete(id, message.path("id").asLong()));
    }

    public void dropsAnswers(int count) {
        server.dropAnswers(count);
    }

    /** The bot's messages that are in the chat. */
    public List<String> texts(long id) {
        return bots(id).stream().map(message -> message.path("text").asText()).toList();
    }

    /** How many messages were sent, over all chats. */
    public int sent() {
        return (int) calls().stream().filter("sendMessage ok"::equals).count();
    }

    public List<String> calls() {
        return server.calls().stream()
                .filter(call -> !call.startsWith("delete"))
                .toList();
    }

    public TelegramConfig config() {
        return new SandboxTelegramConfig(new Defaults(), "http://127.0.0.1:" + server.port());
    }

    private List<JsonNode> bots(long id) {
        List<JsonNode> all = new ArrayList<>();
        telegram.show(id).path("messages").forEach(message -> {
            if (message.path("bot").asBoolean()) {
                all.add(message);
            }
        });
        return all;
    }

    /** What production has when nothing is set. */
    private record Defaults() implements TelegramConfig {

        @Override
        public Optional<String> token() {
            return Optional.empty();
        }

        @Override
        public String apiUrl() {
            return "";
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int messagesPerSecond() {
            return 30;
        }

        @Override
        public int chatBurst() {
            return 3;
        }

        @Override
        public int maxAttempts() {
            return 10;
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(1);
        }
    }
}
