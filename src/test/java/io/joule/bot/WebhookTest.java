package io.joule.bot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.joule.notice.telegram.TelegramJson;
import io.joule.sandbox.telegram.SandboxTelegram;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.joule.testing.TelegramSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes to the webhook, from Telegram and from others. */
@QuarkusTest
@TestProfile(WebhookTest.Profile.class)
class WebhookTest {

    /** Updates are brought; Telegram itself brings none here, the tests do. */
    public static class Profile extends TelegramSandbox {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = super.getConfigOverrides();
            settings.put("joule.bot.public-url", "https://desk.invalid");
            settings.put("joule.bot.webhook-secret", SECRET);
            settings.put("joule.bot.reorder-wait", "30s");
            return settings;
        }
    }

    private static final String SECRET = "s3cr3t_-";
    private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(120);
    /** Ids follow one another over all tests of this class, as Telegram's do. */
    private static final AtomicLong NEXT = new AtomicLong(1);

    @Inject
    SandboxTelegram sandbox;

    @Inject
    Pool pool;

    /** Else the very first update waits for the one before it. */
    @BeforeEach
    void someUpdateCameBefore() {
        OnEventLoop.run(
                () -> pool.query("insert into telegram_update (update_id, lane, body, received_at, due_at, done_at)"
                                + " values (0, 0, '{}', now(), now(), now()) on conflict do nothing")
                        .execute());
    }

    @Test
    void whoDoesNotKnowTheSecretFindsNothing() {
        given().body("{\"update_id\":1}").post("/telegram/webhook").then().statusCode(404);
        given().header(HEADER, "wrong")
                .body("{\"update_id\":1}")
                .post("/telegram/webhook")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
        given().header(HEADER, SECRET).get("/telegram/webhook").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"update_id\":\"1\"}",
                "{\"update_id\":1.5}",
                "{\"update_id\":1} {}"
            })
    void whatIsNoUpdateIsRefused(String body) {
        given().header(HEADER, SECRET)
                .body(body)
                .post("/telegram/webhook")
                .then()
                .statusCode(400);
    }

    @Test
    void whatIsTooLongIsRefused() {
        String body = "{\"update_id\":1,\"message\":{\"text\":\"" + "x".repeat(70_000) + "\"}}";
        given().header(HEADER, SECRET)
                .body(body)
                .post("/telegram/webhook")
                .then()
                .statusCode(413);
    }

    @Test
    void anUpdateActsOnceHoweverOftenItIsBrought() {
        Talk person = Talk.stranger(sandbox, "en").meet();
        String start = message(person.id(), "/start");
        for (int i = 0; i < 5; i++) {
            bring(start).statusCode(200);
        }
        person.sees("TRON energy desk");
        settled();
        assertThat(version(person.id())).isEqualTo(1);
    }

    @Test
    void shuffledAndDoubledUpdatesLeaveTheStateOfOnceInOrder() {
        List<Talk> people = new ArrayList<>();
        List<String> updates = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            people.add(Talk.stranger(sandbox, i % 2 == 0 ? "en" : "zh").meet());
        }
        String[] words = {"/start", "/help", "/balance", "/language", "/nonsense", "what?", "/menu"};
        Map<Long, String> last = new HashMap<>();
        Map<Long, Long> counted = new HashMap<>();
        Random random = new Random(11);
        for (int i = 0; i < 150; i++) {
            long person = people.get(random.nextInt(people.size())).id();
            String word = words[random.nextInt(words.length)];
            updates.add(message(person, word));
            last.merge(person, screen(word), (before, now) -> now.isEmpty() ? before : now);
            counted.merge(person, 1L, Long::sum);
        }
        List<String> arriving = new ArrayList<>(updates);
        arriving.addAll(updates);
        Collections.shuffle(arriving, random);
        arriving.forEach(update -> bring(update).statusCode(200));
        settled();
        people.forEach(person -> {
            assertThat(version(person.id())).isEqualTo(counted.getOrDefault(person.id(), 0L));
            assertThat(open(person.id())).isEqualTo(last.get(person.id()).isEmpty() ? "menu" : last.get(person.id()));
        });
    }

    /** As Telegram writes them (core.telegram.org/bots/api#update), shortened. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'edited_message':{'message_id':7,'from':%U,'chat':%P,'date':1,'edit_date':2,'text':'/start'}",
                "'message':{'message_id':7,'from':%U,'chat':%P,'date':1,'forward_origin':{'type':'hidden_user',"
                        + "'sender_user_name':'X','date':1},'text':'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'}",
                "'message':{'message_id':7,'from':%U,'chat':%P,'date':1,'sticker':{'file_id':'a','emoji':'x'}}",
                "'message':{'message_id':7,'from':%U,'chat':%P,'date':1,'photo':[{'file_id':'a'}],'caption':'/start'}",
                "'message':{'message_id':7,'from':%U,'chat':%P,'date':1,'contact':{'phone_number':'1','first_name':'x'}}",
                "'message':{'message_id':7,'from':%U,'chat':%G,'date':1,'new_chat_members':[{'id':5,'is_bot':true,"
                        + "'first_name':'b'}]}",
                "'message':{'message_id':7,'from':%U,'chat':%G,'date':1,'text':'just talking'}",
                "'message':{'message_id':7,'from':%U,'chat':%G,'date':1,'text':'/start@SomeOtherBot'}",
                "'message':{'message_id':7,'chat':{'id':-1002,'type':'channel'},'date':1,'text':'/start'}",
                "'channel_post':{'message_id':7,'chat':{'id':-1002,'type':'channel'},'date':1,'text':'x'}",
                "'my_chat_member':{'chat':%P,'from':%U,'date':1,'old_chat_member':{'status':'member'},"
                        + "'new_chat_member':{'status':'kicked'}}",
                "'my_chat_member':{'chat':%G,'from':%U,'date':1,'old_chat_member':{'status':'left'},"
                        + "'new_chat_member':{'status':'member'}}",
                "'inline_query':{'id':'1','from':%U,'query':'x','offset':''}",
                "'callback_query':{'id':'1','from':%U,'chat_instance':'1','data':'x.0'}",
                "'callback_query':{'id':'1','from':%U,'chat_instance':'1','game_short_name':'x'}",
                "'callback_query':{'id':'1','from':%U,'chat_instance':'1','inline_message_id':'9','data':'x'}",
                "'callback_query':{'id':'1','from':%U,'chat_instance':'1','data':'x.0','message':{'message_id':1,"
                        + "'date':0,'chat':%P}}",
                "'message':{'message_id':7,'from':{'id':5,'is_bot':true,'first_name':'b'},'chat':%P,'date':1,'text':'/start'}",
                "'message':{'message_id':'seven','from':%U,'chat':%P,'text':{'a':1}}",
                "'message_reaction':{'chat':%P,'message_id':1,'date':1,'old_reaction':[],'new_reaction':[]}",
                "'edited_channel_post':{'message_id':7,'chat':{'id':-1002,'type':'channel'},'date':1,'text':'x'}",
                "'chosen_inline_result':{'result_id':'1','from':%U,'query':'x'}",
                "'poll':{'id':'1','question':'x','options':[],'total_voter_count':0,'is_closed':false}",
                "'poll_answer':{'poll_id':'1','user':%U,'option_ids':[0]}",
                "'message':{'message_id':7,'from':%U,'chat':%P,'date':1,'poll':{'id':'1','question':'x','options':[]}}",
                "'message':{'message_id':7,'from':%U,'chat':%P,'date':1,'location':{'latitude':1.5,'longitude':2.5}}",
                "'message':{'message_id':7,'from':%U,'chat':%P,'date':1,'via_bot':{'id':5,'is_bot':true},'text':'x'}",
                "'message':{'message_id':7,'from':%U,'chat':%G,'date':1,'left_chat_member':{'id':5,'is_bot':true}}",
                "'message':{'message_id':7,'from':%U,'chat':%G,'date':1,'migrate_to_chat_id':-1003}",
                "'message':{'message_id':7,'from':%U,'chat':%P,'date':1,'text':''}",
                "'chat_member':{'chat':%G,'from':%U,'date':1,'old_chat_member':{'status':'member'},"
                        + "'new_chat_member':{'status':'left'}}",
                "'chat_join_request':{'chat':%G,'from':%U,'user_chat_id':1,'date':1}",
                "'pre_checkout_query':{'id':'1','from':%U,'currency':'XTR','total_amount':1,'invoice_payload':'x'}",
                "'business_message':{'message_id':7,'from':%U,'chat':%P,'date':1,'text':'/start'}",
                "'my_chat_member':{'chat':%P,'from':%U,'date':1}",
                "'my_chat_member':{}",
                "'message':null",
                "'callback_query':{'from':%U}",
                "'something_of_next_year':{'from':%U,'answer':42}",
            })
    void everyKindOfUpdateIsSurvived(String content) {
        Talk person = Talk.stranger(sandbox, "en").meet();
        String user = "{'id':%d,'is_bot':false,'first_name':'A','language_code':'en'}".formatted(person.id());
        String chat = "{'id':%d,'type':'private'}".formatted(person.id());
        String json = "{'update_id':%d,%s}".formatted(NEXT.getAndIncrement(), content);
        bring(json.replace("%U", user)
                        .replace("%P", chat)
                        .replace("%G", "{'id':-1001,'type':'supergroup','title':'g'}")
                        .replace('\'', '"'))
                .statusCode(200);
        settled();
        assertThat(givenUp()).isZero();
        // Whatever it was, the person can go on.
        bring(message(person.id(), "/start"));
        person.sees("TRON energy desk");
    }

    /** Nobody but Telegram writes these, and Telegram writes what anybody's program sent it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "'.'",
                "'..'",
                "'%T'",
                "'%T.'",
                "'%T.-1'",
                "'%T.999'",
                "'%T.99999999999999999999'",
                "'%T.0x1'",
                "'%T.0.0'",
                "'.0'",
                "':'",
                "':go_'",
                "':go_nothing'",
                "':pay_'",
                "':order_00000000-0000-0000-0000-000000000000'",
                "':order_x'",
                "':again_1'",
                "':ref_'",
                "'\\u0000'",
                "'\\uD83D'",
                "0",
                "null",
                "{'a':1}",
            })
    void aPressThatNoCardHasChangesNothing(String data) {
        Talk person = Talk.stranger(sandbox, "en").meet();
        bring(message(person.id(), "/balance")).statusCode(200);
        person.sees("Your balance");
        String token = person.button("Main menu").orElseThrow().split("\\.")[0];
        String json = ("{'update_id':%d,'callback_query':{'id':'1','from':{'id':%d,'is_bot':false,'first_name':'A'},"
                        + "'chat_instance':'1','data':%s,'message':{'message_id':%d,'date':1,"
                        + "'chat':{'id':%d,'type':'private'}}}}")
                .formatted(
                        NEXT.getAndIncrement(),
                        person.id(),
                        data.replace("%T", token),
                        person.card().path("id").asLong(),
                        person.id());
        bring(json.replace('\'', '"')).statusCode(200);
        settled();
        assertThat(givenUp()).isZero();
        assertThat(open(person.id())).isIn("balance", "menu", "order", "pay", "invite");
        bring(message(person.id(), "/start"));
        person.sees("TRON energy desk");
    }

    private static ValidatableResponse bring(String update) {
        return given().header(HEADER, SECRET)
                .contentType("application/json")
                .body(update)
                .post("/telegram/webhook")
                .then();
    }

    private static String message(long person, String text) {
        long id = NEXT.getAndIncrement();
        return TelegramJson.write(Map.of(
                "update_id",
                id,
                "message",
                Map.of(
                        "message_id",
                        id,
                        "date",
                        1,
                        "text",
                        text,
                        "chat",
                        Map.of("id", person, "type", "private"),
                        "from",
                        Map.of("id", person, "is_bot", false, "first_name", "A", "language_code", "en"))));
    }

    /** Where a word leads, or empty where it leads nowhere. */
    private static String screen(String word) {
        return switch (word) {
            case "/start", "/menu", "/nonsense" -> "menu";
            case "what?" -> "";
            default -> word.substring(1);
        };
    }

    private void settled() {
        await().atMost(LONG_ENOUGH)
                .until(() -> number("select count(*) from telegram_update where done_at is null") == 0);
    }

    private long givenUp() {
        return number("select count(*) from telegram_update where failure is not null");
    }

    private long version(long person) {
        return number("select coalesce(max(version), 0) from conversation where user_id = " + person);
    }

    private String open(long person) {
        return OnEventLoop.run(() -> pool.query("select screen from conversation where user_id = " + person)
                        .execute())
                .iterator()
                .next()
                .getString(0);
    }

    private long number(String sql) {
        return OnEventLoop.run(() -> pool.query(sql).execute())
                .iterator()
                .next()
                .getLong(0);
    }
}
