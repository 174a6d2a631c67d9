package io.joule.bot.conversation;

import io.joule.bot.card.Button;
import io.joule.bot.card.Language;
import java.time.Instant;
import java.util.List;

/**
 * Where one person is.
 *
 * @param state JSON of the screen's state
 * @param token what a button of the present card carries
 * @param actions what each button of the present card does, by its number
 * @param digest of what the card shows
 * @param version 0: not stored yet
 * @param refreshAt when the card is rendered again by itself, or null
 */
record Conversation(
        long user,
        Language language,
        String screen,
        String state,
        String token,
        List<Button.Action> actions,
        String digest,
        long version,
        Instant refreshAt) {

    static Conversation begin(long user, Language language, String screen) {
        return new Conversation(user, language, screen, "", "", List.of(), "", 0, null);
    }

    Conversation at(String nextScreen, String nextState) {
        return new Conversation(user, language, nextScreen, nextState, token, actions, digest, version, refreshAt);
    }

    Conversation in(Language chosen) {
        return new Conversation(user, chosen, screen, state, token, actions, digest, version, refreshAt);
    }

    Conversation stored(long storedVersion) {
        return new Conversation(user, language, screen, state, token, actions, digest, storedVersion, refreshAt);
    }

    Conversation showing(String newToken, List<Button.Action> newActions, String newDigest, Instant newRefreshAt) {
        return new Conversation(user, language, screen, state, newToken, newActions, newDigest, version, newRefreshAt);
    }
}
