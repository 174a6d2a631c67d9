package io.joule.bot.card;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What an event leads to.
 *
 * @param screen the screen that is open afterwards; null: the same
 * @param state that screen's state; null: where it starts
 * @param toast a line that is shown for a moment, or empty
 * @param alert the toast stays until it is dismissed
 * @param language the person's language from now on, or null
 * @param work to be done in the SQL transaction that writes the step down: with it or not at all
 * @param ignored the event means nothing here
 */
public record Step(
        String screen,
        Record state,
        String toast,
        boolean alert,
        Language language,
        List<Function<SqlConnection, Uni<Void>>> work,
        boolean ignored) {

    /** The same screen in this state. */
    public static Step stay(Record state) {
        return new Step(null, state, "", false, null, List.of(), false);
    }

    /** Another screen, where it starts. */
    public static Step open(String screen) {
        return open(screen, null);
    }

    /** Another screen in this state. */
    public static Step open(String screen, Record state) {
        return new Step(screen, state, "", false, null, List.of(), false);
    }

    /** The event means nothing to this screen: a text may mean something to another. */
    public static Step none() {
        return new Step(null, null, "", false, null, List.of(), true);
    }

    /** With a line shown for a moment; after a text, which has no moment, the line is put on the card. */
    public Step toast(String text) {
        return new Step(screen, state, text, false, language, work, ignored);
    }

    /** With a line that stays until it is dismissed. */
    public Step alert(String text) {
        return new Step(screen, state, text, true, language, work, ignored);
    }

    public Step language(Language chosen) {
        return new Step(screen, state, toast, alert, chosen, work, ignored);
    }

    /** With something that is committed together with the step. It runs at most once for an update. */
    public Step with(Function<SqlConnection, Uni<Void>> inTransaction) {
        List<Function<SqlConnection, Uni<Void>>> more = new ArrayList<>(work);
        more.add(inTransaction);
        return new Step(screen, state, toast, alert, language, List.copyOf(more), ignored);
    }

    /** For screens that need not wait for anything. */
    public Uni<Step> now() {
        return Uni.createFrom().item(this);
    }
}
