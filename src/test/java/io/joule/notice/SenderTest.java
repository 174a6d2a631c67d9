package io.joule.notice;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.base.Sql;
import io.joule.notice.telegram.BotApi;
import io.joule.notice.telegram.InlineButton;
import io.joule.notice.telegram.InlineKeyboard;
import io.joule.sandbox.telegram.OutboxPartner;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Outbox and sender against the simulated Bot API, on a clock that is driven by hand. */
class SenderTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private OutboxPartner telegram;
    private Outbox outbox;
    private OutboxSql rows;
    private Sender sender;

    @BeforeEach
    void begin() {
        DATABASE.clear();
        await(DATABASE.pool()
                .query("insert into telegram_rate (free_at) values ('-infinity')")
                .execute());
        now.set(START);
        telegram = OutboxPartner.start(
                DATABASE.vertx().getDelegate(), () -> now.get().toEpochMilli());
        rows = new OutboxSql();
        outbox = new Outbox(rows, now::get);
        sender = sender();
    }

    @AfterEach
    void end() {
        telegram.stop();
    }

    @Test
    void theCardIsSentOnceAndThenEdited() {
        telegram.meets(1);
        card(1, "one", false);
        until(() -> telegram.texts(1).equals(List.of("one")));
        card(1, "two", false);
        until(() -> telegram.texts(1).equals(List.of("two")));
        assertThat(telegram.calls()).containsExactly("sendMessage ok", "editMessageText ok");
    }

    @Test
    void onlyTheNewestContentOfACardIsSent() {
        telegram.meets(1);
        inTransaction(DATABASE.pool(), tx -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (int i = 1; i <= 50; i++) {
                CardContent content = content("step " + i);
                all = all.chain(() -> outbox.card(tx, 1, content, false));
            }
            return all;
        });
        until(() -> telegram.texts(1).equals(List.of("step 50")));
        assertThat(telegram.calls()).containsExactly("sendMessage ok");
    }

    @Test
    void aCardThatMustComeLastDoesSoThoughAnEditIsUnderWay() {
        card(1, "one", false);
        OutboxRow edit = take().get(0);
        card(1, "two", true);
        finish(edit);
        assertThat(take()).singleElement().matches(OutboxRow::fresh);
    }

    @Test
    void aCardThatMustComeLastDoesSoThoughOneThatHadToIsUnderWay() {
        card(1, "one", true);
        OutboxRow first = take().get(0);
        card(1, "two", true);
        finish(first);
        assertThat(take()).singleElement().matches(OutboxRow::fresh);
    }

    @Test
    void aCardThatCameLastIsEditedThoughTheEditCameWhileItWasUnderWay() {
        card(1, "one", true);
        OutboxRow first = take().get(0);
        card(1, "two", false);
        finish(first);
        assertThat(take()).singleElement().matches(row -> !row.fresh());
    }

    @Test
    void aChatThatIsBeingWrittenToIsLeftForTheNextTime() {
        card(1, "one", false);
        List<OutboxRow> meanwhile = inTransaction(
                DATABASE.pool(),
                tx -> outbox.notice(tx, 1, "beside it", InlineKeyboard.NONE)
                        .chain(() -> DATABASE.pool().withTransaction(this::take)));
        assertThat(meanwhile).isEmpty();
        assertThat(take()).hasSize(1);
    }

    /** It went out, and the chat's next turn came. */
    private void finish(OutboxRow row) {
        inTransaction(DATABASE.pool(), tx -> rows.done(tx, row, now.get()));
        now.set(now.get().plusSeconds(5));
    }

    private List<OutboxRow> take() {
        return inTransaction(DATABASE.pool(), this::take);
    }

    private Uni<List<OutboxRow>> take(SqlConnection tx) {
        return rows.takeMessages(tx, now.get(), now.get().plusSeconds(60), 1, 10);
    }

    @Test
    void theSameContentIsNotSentTwice() {
        telegram.meets(1);
        card(1, "same", false);
        until(() -> telegram.texts(1).size() == 1);
        card(1, "same", false);
        until(this::isEmpty);
        assertThat(telegram.calls()).containsExactly("sendMessage ok");
    }

    @Test
    void aFreshCardTakesThePlaceOfTheOldOne() {
        telegram.meets(1);
        card(1, "old", false);
        until(() -> telegram.texts(1).size() == 1);
        card(1, "new", true);
        until(() -> telegram.texts(1).equals(List.of("new")));
    }

    @Test
    void aCardThatSomebodyDeletedIsSentAnew() {
        telegram.meets(1);
        card(1, "one", false);
        until(() -> telegram.texts(1).size() == 1);
        telegram.deleteAll(1);
        card(1, "two", false);
        until(() -> telegram.texts(1).equals(List.of("two")));
    }

    @Test
    void nothingIsWrittenWhenTheTransactionIsRolledBack() {
        telegram.meets(1);
        try {
            inTransaction(
                    DATABASE.pool(),
                    tx -> outbox.card(tx, 1, content("never"), false).invoke(() -> {
                        throw new IllegalStateException("rolled back");
                    }));
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("rolled back");
        }
        assertThat(isEmpty()).isTrue();
    }

    @Test
    void noMoreThanThirtyMessagesGoInAnySecondAndNoChatGetsMoreThanItsShare() {
        LongStream.rangeClosed(1, 100).forEach(telegram::meets);
        LongStream.rangeClosed(1, 100).forEach(chat -> notice(chat, "to " + chat));
        List<Integer> bySecond = new ArrayList<>();
        for (int tick = 0; telegram.sent() < 100 && tick < 200; tick++) {
            settle();
            if (tick % 10 == 0) {
                bySecond.add(telegram.sent());
            }
            now.updateAndGet(time -> time.plusMillis(100));
        }
        assertThat(telegram.sent()).isEqualTo(100);
        for (int second = 1; second < bySecond.size(); second++) {
            assertThat(bySecond.get(second) - bySecond.get(second - 1)).isBetween(1, 30);
        }
        assertThat(telegram.calls()).doesNotContain("sendMessage 429");
        Logger.getLogger(SenderTest.class).infof("100 chats: sent after each second %s", bySecond);
    }

    @Test
    void aChatGetsItsMessagesInOrderAndAboutOneASecond() {
        telegram.meets(1);
        LongStream.rangeClosed(1, 8).forEach(i -> notice(1, "message " + i));
        settle();
        assertThat(telegram.texts(1)).containsExactly("message 1", "message 2", "message 3");
        now.updateAndGet(time -> time.plusSeconds(2));
        settle();
        assertThat(telegram.texts(1)).hasSize(5);
        now.updateAndGet(time -> time.plusSeconds(60));
        until(() -> telegram.texts(1).size() == 8 || advance());
        assertThat(telegram.texts(1).get(7)).isEqualTo("message 8");
        assertThat(telegram.calls()).doesNotContain("sendMessage 429");
    }

    @Test
    void whatTelegramTurnsAwayForTooMuchGoesWhenItSaidSo() {
        telegram.meets(1);
        telegram.floods(1);
        notice(1, "patience");
        until(() -> telegram.calls().contains("sendMessage 429"));
        settle();
        assertThat(telegram.texts(1)).isEmpty();
        now.updateAndGet(time -> time.plusSeconds(30));
        until(() -> telegram.texts(1).equals(List.of("patience")));
        assertThat(telegram.calls()).containsExactly("sendMessage 429", "sendMessage ok");
    }

    @Test
    void whoBlockedTheBotGetsNothingMore() {
        telegram.meets(1);
        telegram.blocks(1, true);
        notice(1, "one");
        notice(1, "two");
        until(this::isEmpty);
        assertThat(telegram.calls()).containsExactly("sendMessage 403");
        notice(1, "three");
        assertThat(isEmpty()).isTrue();
        telegram.blocks(1, false);
        inTransaction(DATABASE.pool(), tx -> outbox.unblock(tx, 1));
        notice(1, "four");
        until(() -> telegram.texts(1).equals(List.of("four")));
    }

    @Test
    void anAnswerThatIsLostIsAskedForAgainSoAMessageMayComeTwiceButNeverNot() {
        telegram.meets(1);
        telegram.dropsAnswers(1);
        notice(1, "hello");
        until(() -> telegram.texts(1).size() == 2 || advance());
        assertThat(telegram.texts(1)).containsExactly("hello", "hello");
    }

    @Test
    void anEditWhoseAnswerIsLostIsNoTrouble() {
        telegram.meets(1);
        card(1, "one", false);
        until(() -> telegram.texts(1).size() == 1);
        telegram.dropsAnswers(1);
        card(1, "two", false);
        until(() -> isEmpty() || advance());
        assertThat(telegram.texts(1)).containsExactly("two");
        assertThat(telegram.calls()).contains("editMessageText 400");
    }

    @Test
    void whatTelegramCallsWrongIsGivenUpAndHoldsNobodyUp() {
        telegram.meets(1);
        inTransaction(DATABASE.pool(), tx -> outbox.notice(tx, 1, "<b>never closed", InlineKeyboard.NONE));
        notice(1, "after it");
        until(() -> telegram.texts(1).equals(List.of("after it")));
        assertThat(telegram.calls()).containsExactly("sendMessage 400", "sendMessage ok");
    }

    @Test
    void aSenderThatDiedMidwayIsFollowedUpWhenItsLeaseIsOver() {
        telegram.meets(1);
        notice(1, "left behind");
        await(DATABASE.pool()
                .withTransaction(
                        tx -> rows.takeMessages(tx, now.get(), now.get().plusSeconds(60), 3, 10)));
        settle();
        assertThat(telegram.texts(1)).isEmpty();
        now.updateAndGet(time -> time.plusSeconds(61));
        until(() -> telegram.texts(1).equals(List.of("left behind")));
    }

    @Test
    void twoSendersShareTheWorkAndTheLimits() {
        Sender second = sender();
        LongStream.rangeClosed(1, 60).forEach(telegram::meets);
        LongStream.rangeClosed(1, 60).forEach(chat -> notice(chat, "to " + chat));
        for (int tick = 0; telegram.sent() < 60 && tick < 100; tick++) {
            await(second.step());
            settle();
            now.updateAndGet(time -> time.plusMillis(100));
        }
        assertThat(telegram.sent()).isEqualTo(60);
        LongStream.rangeClosed(1, 60)
                .forEach(chat -> assertThat(telegram.texts(chat)).containsExactly("to " + chat));
        assertThat(telegram.calls()).doesNotContain("sendMessage 429");
    }

    private Sender sender() {
        Sql sql = new Sql(DATABASE.newPool(8));
        var config = telegram.config();
        BotApi api = new BotApi(DATABASE.vertx(), config);
        Delivery delivery = new Delivery(api, rows, sql, now::get, config);
        return new Sender(
                rows, delivery, sql, now::get, config, DATABASE.vertx().getDelegate());
    }

    private void card(long chat, String text, boolean fresh) {
        inTransaction(DATABASE.pool(), tx -> outbox.card(tx, chat, content(text), fresh));
    }

    private void notice(long chat, String text) {
        inTransaction(DATABASE.pool(), tx -> outbox.notice(tx, chat, text, InlineKeyboard.NONE));
    }

    private static CardContent content(String text) {
        return CardContent.of(text, new InlineKeyboard(List.of(List.of(InlineButton.callback("press", "token.0")))));
    }

    /** Until everything that may go at this moment went: two rounds in a row took nothing, and none is under way. */
    private void settle() {
        until(() -> isQuiet() && isQuiet());
    }

    private boolean isQuiet() {
        return sender.underWay() == 0 && await(sender.step()) == 0;
    }

    private boolean isEmpty() {
        return await(rows.nextDue(DATABASE.pool())).isEmpty();
    }

    private boolean advance() {
        now.updateAndGet(time -> time.plusSeconds(1));
        return false;
    }

    private void until(Callable<Boolean> condition) {
        await().atMost(LONG_ENOUGH).pollInterval(Duration.ofMillis(20)).until(() -> {
            await(sender.step());
            return condition.call();
        });
    }
}
