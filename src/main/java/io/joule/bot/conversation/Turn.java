package io.joule.bot.conversation;

import io.joule.bot.card.Step;
import io.joule.notice.CardContent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.Function;

/**
 * What an update leads to, not yet written down.
 *
 * @param toast told to who pressed; empty: nothing is shown
 * @param fresh the card has to be the last message of the chat
 */
record Turn(
        Conversation conversation,
        CardContent content,
        String toast,
        boolean alert,
        boolean fresh,
        List<Function<SqlConnection, Uni<Void>>> work) {

    static Turn of(Painter.Painted painted, Step step) {
        return new Turn(painted.conversation(), painted.content(), step.toast(), step.alert(), false, step.work());
    }

    Turn asLast() {
        return new Turn(conversation, content, toast, alert, true, work);
    }
}
