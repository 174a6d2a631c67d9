package io.joule.bot.conversation;

import io.joule.base.Clock;
import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Visit;
import io.joule.notice.CardContent;
import io.joule.notice.telegram.InlineButton;
import io.joule.notice.telegram.InlineKeyboard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Renders a conversation's card, and numbers its buttons: what they do stays here, Telegram sees token and number. */
@ApplicationScoped
class Painter {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 9;

    private final Screens screens;
    private final Clock clock;

    Painter(Screens screens, Clock clock) {
        this.screens = screens;
        this.clock = clock;
    }

    /** A conversation that shows its card, and the card. */
    record Painted(Conversation conversation, CardContent content) {}

    /**
     * After a step: every button of older cards is out of date from now on.
     *
     * @param note a line above the card, or empty
     */
    Uni<Painted> anew(Conversation conversation, Visit visit, String note) {
        return card(conversation, visit)
                .map(card -> paint(conversation, note.isEmpty() ? card : card.note(note), token()));
    }

    /** A look without a step: where its buttons do what they did, they stay good. */
    Uni<Painted> again(Conversation conversation, Visit visit) {
        return card(conversation, visit)
                .map(card -> paint(
                        conversation,
                        card,
                        actions(card).equals(conversation.actions()) ? conversation.token() : token()));
    }

    private Uni<Card> card(Conversation conversation, Visit visit) {
        return card(screens.named(conversation.screen()), conversation.state(), visit);
    }

    private <S extends Record> Uni<Card> card(Screen<S> screen, String state, Visit visit) {
        return Uni.createFrom().deferred(() -> screen.card(screens.state(screen, state), visit));
    }

    private Painted paint(Conversation conversation, Card card, String token) {
        List<Button.Action> actions = actions(card);
        CardContent content = new CardContent(card.html(), keyboard(card, token), card.photo());
        Instant refreshAt = card.refreshIn() == null ? null : clock.now().plus(card.refreshIn());
        return new Painted(conversation.showing(token, actions, content.digest(), refreshAt), content);
    }

    private static List<Button.Action> actions(Card card) {
        return card.rows().stream()
                .flatMap(List::stream)
                .filter(button -> button.action() != null)
                .map(Button::action)
                .toList();
    }

    private static InlineKeyboard keyboard(Card card, String token) {
        int number = 0;
        List<List<InlineButton>> rows = new ArrayList<>();
        for (List<Button> row : card.rows()) {
            List<InlineButton> shown = new ArrayList<>();
            for (Button button : row) {
                shown.add(inline(button, token, number));
                number += button.action() == null ? 0 : 1;
            }
            rows.add(shown);
        }
        return new InlineKeyboard(rows);
    }

    private static InlineButton inline(Button button, String token, int number) {
        if (button.action() != null) {
            return InlineButton.callback(button.label(), token + "." + number);
        }
        return button.url() != null
                ? InlineButton.url(button.label(), button.url())
                : InlineButton.copy(button.label(), button.copied());
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
