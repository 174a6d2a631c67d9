package io.joule.bot.card;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * One screen of the shop: an {@code @ApplicationScoped} bean without fields that change. {@link #on} says what an event
 * does, {@link #card} what a state looks like; both may ask services, and neither writes anything but through
 * {@link Step#with} or through a service that takes {@link Visit#key} as its idempotency key. An update may be worked
 * on twice (after a crash); its step is written down once.
 *
 * @param <S> the state: a record that Jackson can write and read. One that can't be read any more (an older release
 *     wrote it) sends the person to the main menu
 */
public interface Screen<S extends Record> {

    /** Stable, lower case; stored. */
    String name();

    Class<S> stateType();

    /** Where it starts when it is opened by its name. */
    S start();

    /** What is shown. A failure shows the person a way back, and the update is tried again. */
    Uni<Card> card(S state, Visit visit);

    /** What an event does. */
    default Uni<Step> on(S state, Event event, Visit visit) {
        return Step.none().now();
    }

    /** The command that opens it, without the slash. */
    default Optional<String> command() {
        return Optional.empty();
    }

    /** Whom the command is there for; to anybody else it is as unknown as one that is not there. */
    default boolean isFor(long person) {
        return true;
    }

    /** Where it starts when its command opens it; {@code argument} is what followed the command, or empty. */
    default S opened(String argument) {
        return start();
    }

    /** What the bot's menu says about the command; empty: the command is not in the menu. */
    default Optional<String> describe(Visit visit) {
        return Optional.empty();
    }

    /** A text that the open screen ignored, if it means something here wherever the person is. */
    default Optional<S> typed(String text) {
        return Optional.empty();
    }

    /**
     * A text that means this wherever the person is, even where the open screen takes texts itself: an order in one
     * line, or an address alone, which only a screen that {@link #awaitsAddress} takes first.
     */
    default Optional<S> claimed(String text) {
        return Optional.empty();
    }

    /** An address alone is what this screen waits for. */
    default boolean awaitsAddress(S state) {
        return false;
    }

    /** Where the payload of a {@link Link} leads, if this screen knows: a step that opens a screen by its name. */
    default Optional<Uni<Step>> linked(String payload, Visit visit) {
        return Optional.empty();
    }
}
