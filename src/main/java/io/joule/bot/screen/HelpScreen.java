package io.joule.bot.screen;

import io.joule.bot.BotConfig;
import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.Html;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What this is, in four sentences. */
@ApplicationScoped
public class HelpScreen implements StatelessScreen, MenuEntry {

    private final BotConfig config;

    HelpScreen(BotConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public int place() {
        return 110;
    }

    @Override
    public String label(Visit visit) {
        return visit.texts(MenuMessages.class).helpButton();
    }

    @Override
    public Optional<String> command() {
        return Optional.of("help");
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(visit.texts(MenuMessages.class).commandHelp());
    }

    @Override
    public Uni<Card> card(Nothing state, Visit visit) {
        MenuMessages texts = visit.texts(MenuMessages.class);
        Html text = Html.of()
                .bold("❓ " + texts.helpTitle())
                .line()
                .line()
                .line(texts.helpWhy())
                .line()
                .line(texts.helpHow())
                .line()
                .line(texts.helpMoney())
                .line();
        config.contact()
                .ifPresent(contact -> text.line(texts.helpContact(contact)).line());
        text.label(texts.helpId()).code(Long.toString(visit.customer()));
        return Uni.createFrom().item(Card.of(text).row(Button.open(texts.back(), Screens.HOME)));
    }
}
