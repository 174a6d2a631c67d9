package io.joule.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.node.Json;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated Bot API refuses what Telegram refuses, in its words. */
class SimulatedTelegramTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final AtomicLong now = new AtomicLong(1_000_000);
    private SimulatedTelegram telegram;
    private ApiMethods api;

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void begin() {
        telegram = new SimulatedTelegram(now::get);
        Updates updates = new Updates(VERTX);
        telegram.onUpdate(updates::add);
        api = new ApiMethods(telegram, updates);
        telegram.join(new Person(1, "Alice", "en", "customer-1"));
        telegram.join(new Person(2, "Bob", "en", "customer-2"));
        telegram.write(1, "/start");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sendMessage | {'text':'x'} | field \"chat_id\" is required",
                "sendMessage | {'chat_id':1} | field \"text\" is required",
                "sendMessage | {'chat_id':1,'text':''} | message text is empty",
                "sendMessage | {'chat_id':1,'text':'x','colour':'red'} | field \"colour\" is unknown",
                "sendMessage | {'chat_id':true,'text':'x'} | can't parse field \"chat_id\"",
                "sendMessage | {'chat_id':1,'text':['x']} | can't parse field \"text\"",
                "sendMessage | {'chat_id':9,'text':'x'} | chat not found",
                "sendMessage | {'chat_id':1,'text':'<b>x','parse_mode':'HTML'} | Can't find end tag",
                "sendMessage | {'chat_id':1,'text':'<b>x</i>','parse_mode':'HTML'} | Unexpected end tag",
                "sendMessage | {'chat_id':1,'text':'<h1>x</h1>','parse_mode':'HTML'} | Unsupported start tag \"h1\"",
                "sendMessage | {'chat_id':1,'text':'1 < 2','parse_mode':'HTML'} | Unclosed start tag",
                "sendMessage | {'chat_id':1,'text':'<b onclick=x>x</b>','parse_mode':'HTML'} | Unsupported attribute",
                "editMessageText | {'chat_id':1,'message_id':99,'text':'x'} | message to edit not found",
                "editMessageText | {'chat_id':1,'message_id':1,'text':'x'} | message can't be edited",
                "deleteMessage | {'chat_id':1,'message_id':99} | message to delete not found",
                "answerCallbackQuery | {'callback_query_id':'nope'} | query is too old",
                "setWebhook | {'url':'http://example.org/'} | An HTTPS URL must be provided",
                "setMyCommands | {'commands':[{'command':'start'}]} | field \"description\" is required",
                "setMyCommands | {'commands':[],'scope':{'type':'everywhere'}} | unknown type",
            })
    void aWrongCallIsRefused(String method, String call, String words) {
        assertThatThrownBy(() -> call(method, call))
                .isInstanceOf(ApiRefusal.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'text':'a','callback_data':'%s'}]",
                "[{'text':'a'}]",
                "[{'text':'a','callback_data':'x','url':'https://example.org'}]",
                "[{'text':'','callback_data':'x'}]",
                "[{'text':'a','url':'javascript:alert(1)'}]",
                "[{'text':'a','copy_text':{}}]",
                "[{'text':'a','callback_data':'1'},{'text':'a','callback_data':'2'},{'text':'a','callback_data':'3'},"
                        + "{'text':'a','callback_data':'4'},{'text':'a','callback_data':'5'},{'text':'a','callback_data':'6'},"
                        + "{'text':'a','callback_data':'7'},{'text':'a','callback_data':'8'},{'text':'a','callback_data':'9'}]",
            })
    void aWrongButtonIsRefused(String row) {
        String keyboard = "{'inline_keyboard':[" + row.formatted("x".repeat(65)) + "]}";
        assertThatThrownBy(() -> call("sendMessage", "{'chat_id':1,'text':'x','reply_markup':" + keyboard + "}"))
                .isInstanceOf(ApiRefusal.class);
    }

    @Test
    void aTextIsAsLongAsItReadsNotAsItIsWritten() throws JsonProcessingException {
        String written = "<b>&lt;</b>".repeat(4096);
        send(written);
        assertThatThrownBy(() -> send(written + "x")).hasMessageContaining("message is too long");
    }

    @Test
    void anEditThatChangesNothingIsRefused() throws JsonProcessingException {
        long id = send("<b>same</b>").path("message_id").asLong();
        assertThatThrownBy(() -> edit(id, "<b>same</b>")).hasMessageContaining("message is not modified");
        assertThat(edit(id, "<b>other</b>").path("text").asText()).isEqualTo("other");
    }

    @Test
    void aPictureHasNoTextToEdit() throws JsonProcessingException {
        ObjectNode photo = object("{'chat_id':1,'caption':'c'}");
        JsonNode sent =
                api.call("sendPhoto", photo, Map.of("photo", new byte[] {1})).result();
        assertThatThrownBy(() -> edit(sent.path("message_id").asLong(), "x"))
                .hasMessageContaining("there is no text in the message to edit");
    }

    @Test
    void whoDidNotStartOrBlockedCannotBeWrittenTo() {
        assertThatThrownBy(() -> call("sendMessage", "{'chat_id':2,'text':'x'}"))
                .hasMessageContaining("bot can't initiate conversation with a user");
        telegram.block(1, true);
        assertThatThrownBy(() -> send("x")).hasMessageContaining("bot was blocked by the user");
    }

    @Test
    void tooMuchAtOnceIsTurnedAwayUntilTheTimeItNames() throws JsonProcessingException {
        for (int i = 0; i < 5; i++) {
            send("message " + i);
        }
        assertThatThrownBy(() -> send("one too many")).hasMessage("Too Many Requests: retry after 1");
        now.addAndGet(1_000);
        send("later");
    }

    @Test
    void askingAndWebhookExcludeEachOther() throws JsonProcessingException {
        assertThat(call("getUpdates", "{}")).hasSize(1);
        call("setWebhook", "{'url':'https://example.org/hook','secret_token':'s'}");
        assertThatThrownBy(() -> call("getUpdates", "{}")).hasMessageContaining("Conflict: can't use getUpdates");
        call("deleteWebhook", "{}");
        assertThat(call("getUpdates", "{}")).hasSize(1);
    }

    @Test
    void anUpdateIsGivenUntilItIsConfirmedAndOnlyOfTheKindsAskedFor() throws JsonProcessingException {
        telegram.write(1, "second");
        long second = call("getUpdates", "{}").path(1).path("update_id").asLong();
        assertThat(call("getUpdates", "{'offset':" + second + "}")).hasSize(1);
        assertThat(call("getUpdates", "{'offset':" + (second + 1) + ",'allowed_updates':['callback_query']}"))
                .isEmpty();
        telegram.write(1, "not asked for");
        assertThat(call("getUpdates", "{}")).isEmpty();
    }

    @Test
    void twoWhoAskAtOnceTerminateEachOther() throws JsonProcessingException {
        call("getUpdates", "{'offset':999999999}");
        var first = api.call("getUpdates", object("{'timeout':30}"), Map.of());
        var second = api.call("getUpdates", object("{'timeout':30}"), Map.of());
        assertThat(first.cause()).hasMessageContaining("terminated by other getUpdates request");
        telegram.write(1, "hello");
        assertThat(second.result()).hasSize(1);
    }

    private JsonNode send(String html) throws JsonProcessingException {
        ObjectNode call = object("{'chat_id':1,'parse_mode':'HTML'}").put("text", html);
        return api.call("sendMessage", call, Map.of()).result();
    }

    private JsonNode edit(long id, String html) throws JsonProcessingException {
        ObjectNode call = object("{'chat_id':1,'parse_mode':'HTML'}").put("text", html);
        return api.call("editMessageText", call.put("message_id", id), Map.of()).result();
    }

    private JsonNode call(String method, String json) throws JsonProcessingException {
        return api.call(method, object(json), Map.of()).result();
    }

    private static ObjectNode object(String json) throws JsonProcessingException {
        return (ObjectNode) Json.read(json.replace('\'', '"').replace("can\"t", "can't"));
    }
}
