package io.joule.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.bot.inbox.StoredUpdate;
import io.joule.prepaid.PrepaidService;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.joule.testing.RealRedis;
import io.joule.testing.TelegramWithRedis;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A step begins with the copy in Redis when the database vouches for it, and whatever else lies there does no harm. */
@QuarkusTest
@TestProfile(TelegramWithRedis.class)
class ConversationCopiesTest extends CopiedTalk {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @Inject
    Dialog dialog;

    @Inject
    PrepaidService prepaid;

    @Inject
    MeterRegistry meters;

    RealRedis redis;

    @Test
    void aStepThatHasACopyDoesNotReadTheDatabase() {
        Talk person = chinese().say("/start").sees("能量闪租");
        settled(person);
        long database = reads("database");
        long copy = reads("copy");
        person.say("/balance").sees("您的余额");
        settled(person);
        person.press("主菜单").sees("能量闪租");
        settled(person);
        person.say("/wallets").sees("地址");
        settled(person);
        assertThat(reads("database") - database).isZero();
        assertThat(reads("copy") - copy).isEqualTo(3);
    }

    @Test
    void anOldCopyIsNone() {
        Talk person = english().say("/start").sees("TRON energy desk");
        String help = person.button("Help").orElseThrow();
        Copy old = settled(person);
        person.press("Balance").sees("Your balance");
        settled(person);

        plant(person, old.json());
        person.forge(person.card().path("id").asLong(), help).seesToast("out of date");
        assertThat(person.text()).contains("Your balance");
        settled(person);
        plant(person, old.json());
        person.press("Main menu").sees("TRON energy desk").isAnswered();
        assertThat(settled(person).version()).isEqualTo(old.version() + 2);
    }

    @Test
    void aButtonThatOnlyAnOldCopyKnowsBuysNothing() {
        Talk person = with(500, english()).say("/packages").sees("none yet");
        person.press("10 × 65").sees("Buy this package?");
        String buy = person.button("Buy").orElseThrow();
        Copy old = settled(person);
        person.press("Buy").sees("10 of 10 transfers");
        settled(person);

        plant(person, old.json());
        person.forge(person.card().path("id").asLong(), buy).seesToast("out of date");
        assertThat(OnEventLoop.run(() -> prepaid.list(person.id()))).hasSize(1);
    }

    @Test
    void aCopyOfTheSameVersionThatSaysSomethingElseIsNone() {
        Talk person = english().say("/start").sees("TRON energy desk");
        Copy is = settled(person);
        String actions = is.actions().replace("\"help\"", "\"balance\"");
        assertThat(actions).isNotEqualTo(is.actions());

        plant(person, new Copy(is.user(), is.version(), "zh", is.token(), "wallets", actions, is.state()).json());
        person.press("Help").sees("How it works");
    }

    @Test
    void aCopyFromTheFutureAnothersAndWhatIsNoCopyAreNone() {
        Copy another = settled(english().say("/start").sees("TRON energy desk"));
        Talk person = english().say("/start").sees("TRON energy desk");
        Copy is = settled(person);
        Copy future = new Copy(is.user(), is.version() + 9, "zh", is.token(), is.screen(), "[]", is.state());
        for (String planted : List.of(future.json(), another.json(), "", "{", "{}", "null", "[]", "7", "\u0000")) {
            plant(person, planted);
            long database = reads("database");
            person.press("Help").sees("How it works");
            settled(person);
            person.press("Main menu").sees("TRON energy desk");
            settled(person);
            assertThat(reads("database") - database).as(planted).isEqualTo(1);
        }
    }

    @Test
    void aStepWhoseCopyWentOldMeanwhileIsDoneOnceMoreFromTheDatabase() {
        Talk person = english().say("/start").sees("TRON energy desk");
        Copy old = settled(person);
        person.press("Balance").sees("Your balance");
        settled(person);
        plant(person, old.json());

        StoredUpdate update = pressed(person, old, old.mark());
        OnEventLoop.run(() -> dialog.handle(update));

        assertThat(settled(person).screen()).isEqualTo("balance");
    }

    @Test
    void whenRedisIsPulledTheChatGoesOn() {
        Talk person = english().say("/start").sees("TRON energy desk");
        settled(person);
        redis.pull();
        person.press("Help").sees("How it works").press("Main menu").sees("TRON energy desk");
        person.say("/balance").sees("Your balance");
        redis.plug();
        long copy = reads("copy");
        await().atMost(LONG_ENOUGH).until(() -> {
            person.press("Main menu").sees("TRON energy desk").press("Balance").sees("Your balance");
            return reads("copy") > copy;
        });
    }

    private long reads(String from) {
        return Math.round(
                meters.counter("joule.conversation.reads", "from", from).count());
    }
}
