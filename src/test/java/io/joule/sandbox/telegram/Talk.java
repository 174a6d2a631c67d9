package io.joule.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.node.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;

/** A person at the simulated Telegram, as a test plays one: writes, presses what is on the card, and reads it. */
public final class Talk {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final AtomicLong NEXT = new AtomicLong(200_000);

    /** Behind Chinese these marks are full-width ones. */
    private static final Pattern NARROW_MARK = Pattern.compile("\\p{IsHan}[:,?]");

    private final SimulatedTelegram telegram;
    private final long id;

    private Talk(SimulatedTelegram telegram, long id) {
        this.telegram = telegram;
        this.id = id;
    }

    /** A person whom the bot has never met. */
    public static Talk stranger(SandboxTelegram sandbox, String language) {
        SimulatedTelegram telegram = sandbox.telegram().orElseThrow();
        Person person = new Person(NEXT.incrementAndGet(), "Stranger", language, "customer-5");
        telegram.join(person);
        return new Talk(telegram, person.id());
    }

    /** A group that the bot is in. */
    public static Talk group(SandboxTelegram sandbox) {
        SimulatedTelegram telegram = sandbox.telegram().orElseThrow();
        Person group = new Person(-NEXT.incrementAndGet(), "Group", null, "customer-5");
        telegram.join(group);
        return new Talk(telegram, group.id()).meet();
    }

    /** One of those who are there from the beginning. */
    public static Talk demo(SandboxTelegram sandbox, long id) {
        return new Talk(sandbox.telegram().orElseThrow(), id);
    }

    public long id() {
        return id;
    }

    /** Opens the chat without the bot being told: for tests that tell it themselves. */
    public Talk meet() {
        telegram.open(id);
        return this;
    }

    public Talk say(String text) {
        telegram.write(id, text);
        return this;
    }

    /** Writes in a group, where others read it. */
    public Talk sayIn(Talk group, String text) {
        ObjectNode message = Json.object()
                .put("message_id", NEXT.incrementAndGet())
                .put("date", 1)
                .put("text", text);
        message.set("from", person(id).user());
        message.set("chat", person(group.id).chat());
        telegram.update("message", message);
        return this;
    }

    public Talk sendSticker() {
        telegram.write(id, null);
        return this;
    }

    public Talk block(boolean out) {
        telegram.block(id, out);
        return this;
    }

    /** Presses the button whose label holds this, when it is there. Not on a card that a command will replace. */
    public Talk press(String label) {
        patiently().until(() -> isAfterCommands() && button(label).isPresent());
        telegram.press(id, card().path("id").asLong(), button(label).orElseThrow());
        return this;
    }

    /** Presses with data that no button has. */
    public Talk forge(long messageId, String data) {
        telegram.press(id, messageId, data);
        return this;
    }

    /** What the button whose label holds this would send. */
    public Optional<String> button(String label) {
        for (JsonNode row : card().path("rows")) {
            for (JsonNode button : row) {
                if (button.path("text").asText().contains(label) && button.has("callback_data")) {
                    return Optional.of(button.path("callback_data").asText());
                }
            }
        }
        return Optional.empty();
    }

    /** What a button that copies has to give. */
    public Optional<String> copied(String label) {
        for (JsonNode row : card().path("rows")) {
            for (JsonNode button : row) {
                if (button.path("text").asText().contains(label) && button.has("copy_text")) {
                    return Optional.of(button.path("copy_text").path("text").asText());
                }
            }
        }
        return Optional.empty();
    }

    /** The page that the button whose label holds this opens. */
    public Optional<String> url(String label) {
        for (JsonNode row : card().path("rows")) {
            for (JsonNode button : row) {
                if (button.path("text").asText().contains(label) && button.has("url")) {
                    return Optional.of(button.path("url").asText());
                }
            }
        }
        return Optional.empty();
    }

    /** Waits until the card says this. */
    public Talk sees(String text) {
        patiently().until(this::isAfterCommands);
        patiently().untilAsserted(() -> assertThat(text()).contains(text));
        assertThat(text()).doesNotContainPattern(NARROW_MARK);
        return this;
    }

    /** Waits until an answered press showed this. */
    public Talk seesToast(String text) {
        patiently()
                .untilAsserted(() -> assertThat(state().path("toast").asText()).contains(text));
        return this;
    }

    /** Waits until no button keeps turning. */
    public Talk isAnswered() {
        patiently().until(() -> !state().path("waiting").asBoolean());
        return this;
    }

    /** What the last message of the bot says, plain. */
    public String text() {
        return card().path("text").asText();
    }

    /** The last message of the bot; an empty node before there is one. */
    public JsonNode card() {
        List<JsonNode> all = messages();
        JsonNode found = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        for (JsonNode message : all) {
            found = message.path("bot").asBoolean() ? message : found;
        }
        return found;
    }

    public List<JsonNode> messages() {
        List<JsonNode> all = new ArrayList<>();
        state().path("messages").forEach(all::add);
        return all;
    }

    /** How many messages of the bot are in the chat. */
    public long cards() {
        return messages().stream()
                .filter(message -> message.path("bot").asBoolean())
                .count();
    }

    public JsonNode state() {
        return telegram.show(id);
    }

    /** The answer to a command always comes below it. */
    private boolean isAfterCommands() {
        boolean after = true;
        for (JsonNode message : messages()) {
            boolean bot = message.path("bot").asBoolean();
            after = bot || after && !message.path("text").asText().startsWith("/");
        }
        return after;
    }

    private static ConditionFactory patiently() {
        return await().atMost(LONG_ENOUGH).pollInterval(OFTEN);
    }

    private Person person(long who) {
        return telegram.people().stream()
                .filter(one -> one.id() == who)
                .findFirst()
                .orElseThrow();
    }
}
