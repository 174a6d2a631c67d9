package io.joule.bot.conversation;

import io.joule.notice.telegram.BotApi;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees to it that every press is answered at once: with what the step has to say where that is known soon, else with
 * nothing, so that the button does not keep turning.
 */
@ApplicationScoped
class PressAnswers {

    private static final long PATIENCE_MS = 600;

    private final BotApi api;
    private final Vertx vertx;

    PressAnswers(BotApi api, Vertx vertx) {
        this.api = api;
        this.vertx = vertx;
    }

    Pending expect(String callbackId) {
        return new Pending(callbackId);
    }

    /** A press that is being thought about. */
    final class Pending {

        private final String callbackId;
        private final AtomicBoolean answered = new AtomicBoolean();
        private final long timer;

        private Pending(String callbackId) {
            this.callbackId = callbackId;
            this.timer = vertx.setTimer(PATIENCE_MS, ignored -> answerEmpty());
        }

        /** With nothing: what the step has to say must be said on the card. */
        boolean isAnswered() {
            return answered.get();
        }

        /** @param failed the update is tried again later: the button is let go now */
        void end(boolean failed) {
            vertx.cancelTimer(timer);
            if (failed) {
                answerEmpty();
            }
        }

        private void answerEmpty() {
            if (answered.compareAndSet(false, true)) {
                api.answerCallbackQuery(callbackId, "", false).subscribe().with(ignored -> {});
            }
        }
    }
}
