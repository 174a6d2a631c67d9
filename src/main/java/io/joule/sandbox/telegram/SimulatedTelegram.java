package io.joule.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.node.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Telegram's side of every chat: people, messages, presses, and the updates that the bot is told of. */
public final class SimulatedTelegram {

    static final String BOT_NAME = "JouleSandboxBot";
    private static final long BOT_ID = 7_000_000_001L;
    private static final long PRESS_LIFE_MS = 15_000;
    /** As long as a real client shows it. */
    private static final long TYPING_MS = 5_000;

    private final LongSupplier clock;
    private final Map<Long, Chat> chats = new LinkedHashMap<>();
    private final Map<String, Press> presses = new HashMap<>();
    private final Flood flood;
    private final List<Consumer<ObjectNode>> listeners = new ArrayList<>();
    private long nextMessage = 1;
    private long nextUpdate = 100_000;

    private record Press(long chat, long atMs) {}

    public SimulatedTelegram(LongSupplier clock) {
        this(clock, Flood.CHAT_BURST);
    }

    /** @param chatBurst messages in one chat at once, before Telegram's limit of one a second holds */
    SimulatedTelegram(LongSupplier clock, int chatBurst) {
        this.clock = clock;
        this.flood = new Flood(chatBurst);
    }

    /** {@code listener} is told every update, in order, under this object's lock. */
    synchronized void onUpdate(Consumer<ObjectNode> listener) {
        listeners.add(listener);
    }

    synchronized void join(Person person) {
        chats.put(person.id(), new Chat(person));
    }

    synchronized List<Person> people() {
        return chats.values().stream().map(chat -> chat.person).toList();
    }

    // ---- what people do ----

    /** The person writes; {@code text} null stands for a sticker. */
    public synchronized void write(long person, String text) {
        Chat chat = chat(person);
        chat.started = true;
        if (chat.blocked) {
            return;
        }
        HtmlText shown = HtmlText.ofPlain(text == null ? "🖼" : text);
        SentMessage message = new SentMessage(nextMessage++, false, shown, null, null, clock.getAsLong(), 0);
        chat.put(message);
        ObjectNode json = message.json(chat.person.chat(), chat.person.user());
        if (text == null) {
            json.remove("text");
            json.putObject("sticker").put("file_id", "sticker").put("emoji", "🖼");
        }
        update("message", json);
    }

    /** The person opens the chat, and the bot may write. */
    synchronized void open(long person) {
        chat(person).started = true;
    }

    /** The person presses the button with that callback data under that message. */
    public synchronized void press(long person, long messageId, String data) {
        Chat chat = chat(person);
        SentMessage message = chat.messages.get(messageId);
        if (message == null || chat.blocked) {
            return;
        }
        String id = Long.toString(nextUpdate) + person;
        presses.put(id, new Press(person, clock.getAsLong()));
        ObjectNode query = Json.object().put("id", id).put("chat_instance", "1").put("data", data);
        query.set("from", chat.person.user());
        query.set("message", message.json(chat.person.chat(), bot()));
        update("callback_query", query);
    }

    /** The person blocks the bot, or lets it in again. */
    public synchronized void block(long person, boolean out) {
        Chat chat = chat(person);
        chat.blocked = out;
        chat.revision++;
        ObjectNode change = Json.object().put("date", clock.getAsLong() / 1000);
        change.set("chat", chat.person.chat());
        change.set("from", chat.person.user());
        change.putObject("old_chat_member").put("status", out ? "member" : "kicked");
        change.putObject("new_chat_member").put("status", out ? "kicked" : "member");
        update("my_chat_member", change);
    }

    /** Tells the bot any update, as it is. */
    synchronized long update(String kind, JsonNode content) {
        ObjectNode update = Json.object().put("update_id", nextUpdate++);
        update.set(kind, content);
        listeners.forEach(listener -> listener.accept(update));
        return nextUpdate - 1;
    }

    // ---- what the bot does ----

    synchronized ObjectNode send(long chatId, HtmlText text, JsonNode keyboard, byte[] photo) {
        Chat chat = reachable(chatId);
        flood.check(chatId, clock.getAsLong());
        SentMessage message = new SentMessage(nextMessage++, true, text, keyboard, photo, clock.getAsLong(), 0);
        chat.put(message);
        chat.typingUntilMs = 0;
        return message.json(chat.person.chat(), bot());
    }

    /** @param photo null: the picture stays, if there is one */
    synchronized ObjectNode edit(long chatId, long messageId, HtmlText text, JsonNode keyboard, byte[] photo) {
        Chat chat = reachable(chatId);
        SentMessage before = chat.bots(messageId);
        byte[] shown = photo == null ? before.photo() : photo;
        if (before.shows(text, keyboard, shown)) {
            throw ApiRefusal.bad("message is not modified: specified new message content and reply markup are exactly"
                    + " the same as a current content and reply markup of the message");
        }
        flood.check(chatId, clock.getAsLong());
        SentMessage after = before.edited(text, keyboard, shown);
        chat.put(after);
        return after.json(chat.person.chat(), bot());
    }

    synchronized SentMessage message(long chatId, long messageId) {
        return reachable(chatId).bots(messageId);
    }

    synchronized void delete(long chatId, long messageId) {
        Chat chat = reachable(chatId);
        if (chat.messages.remove(messageId) == null) {
            throw ApiRefusal.bad("message to delete not found");
        }
        chat.revision++;
    }

    synchronized void answerPress(String id, String text, boolean alert) {
        Press press = presses.remove(id);
        if (press == null || clock.getAsLong() - press.atMs() > PRESS_LIFE_MS) {
            throw ApiRefusal.bad("query is too old and response timeout expired or query ID is invalid");
        }
        Chat chat = chat(press.chat());
        if (!text.isEmpty()) {
            chat.toast = text;
            chat.alert = alert;
            chat.toasts++;
        }
        chat.revision++;
    }

    synchronized void typing(long chatId) {
        Chat chat = reachable(chatId);
        chat.typingUntilMs = clock.getAsLong() + TYPING_MS;
        chat.revision++;
    }

    static ObjectNode bot() {
        return Json.object()
                .put("id", BOT_ID)
                .put("is_bot", true)
                .put("first_name", "Joule (sandbox)")
                .put("username", BOT_NAME);
    }

    // ---- what a page or a test looks at ----

    synchronized ObjectNode show(long person) {
        return ChatJson.of(
                chat(person), clock.getAsLong(), presses.values().stream().anyMatch(press -> press.chat() == person));
    }

    synchronized byte[] photo(long person, long messageId) {
        SentMessage message = chat(person).messages.get(messageId);
        return message == null ? null : message.photo();
    }

    private Chat chat(long id) {
        Chat chat = chats.get(id);
        if (chat == null) {
            throw ApiRefusal.bad("chat not found");
        }
        return chat;
    }

    private Chat reachable(long id) {
        Chat chat = chat(id);
        if (chat.blocked) {
            throw ApiRefusal.forbidden("bot was blocked by the user");
        }
        if (!chat.started) {
            throw ApiRefusal.forbidden("bot can't initiate conversation with a user");
        }
        return chat;
    }
}
