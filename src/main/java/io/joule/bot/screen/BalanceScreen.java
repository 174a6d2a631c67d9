package io.joule.bot.screen;

import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Show;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.ledger.Balance;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** What the person owns. */
@ApplicationScoped
public class BalanceScreen implements Screen<Nothing>, MenuEntry {

    private final Ledger ledger;

    BalanceScreen(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "balance";
    }

    @Override
    public Class<Nothing> stateType() {
        return Nothing.class;
    }

    @Override
    public Nothing start() {
        return Nothing.AT_ALL;
    }

    @Override
    public int place() {
        return 90;
    }

    @Override
    public String label(Visit visit) {
        return visit.texts(MenuMessages.class).balanceButton();
    }

    @Override
    public Optional<String> command() {
        return Optional.of("balance");
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(visit.texts(MenuMessages.class).commandBalance());
    }

    @Override
    public Uni<Step> on(Nothing state, Event event, Visit visit) {
        return event instanceof Event.Press
                ? Step.stay(state)
                        .toast(visit.texts(MenuMessages.class).upToDate())
                        .now()
                : Step.none().now();
    }

    @Override
    public Uni<Card> card(Nothing state, Visit visit) {
        return ledger.balance(visit.customer()).map(balance -> card(balance, visit.texts(MenuMessages.class)));
    }

    private static Card card(Map<Asset, Balance> balance, MenuMessages texts) {
        Html text = Html.of().bold("💰 " + texts.balanceTitle()).line().line();
        for (Asset asset : Asset.values()) {
            Balance of = balance.get(asset);
            text.fact(texts.available(), Show.money(of.available()));
            if (of.held().isPositive()) {
                text.fact(texts.held(), Show.money(of.held()));
            }
        }
        return Card.of(text).row(Button.press(texts.refresh(), "refresh")).row(Button.open(texts.back(), Screens.HOME));
    }
}
