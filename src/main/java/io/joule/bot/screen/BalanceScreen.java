package io.joule.bot.screen;

import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Show;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.ledger.Balance;
import io.joule.ledger.Ledger;
import io.joule.ledger.exchange.Exchange;
import io.joule.money.Asset;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** What the person owns. */
@ApplicationScoped
public class BalanceScreen implements StatelessScreen, MenuEntry {

    static final String NAME = "balance";

    private final Ledger ledger;
    private final Exchange exchange;

    BalanceScreen(Ledger ledger, Exchange exchange) {
        this.ledger = ledger;
        this.exchange = exchange;
    }

    @Override
    public String name() {
        return NAME;
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
        return ledger.balance(visit.customer()).map(balance -> card(balance, visit));
    }

    private Card card(Map<Asset, Balance> balance, Visit visit) {
        MenuMessages texts = visit.texts(MenuMessages.class);
        Html text = Html.of().bold("💰 " + texts.balanceTitle()).line().line();
        for (Asset asset : Asset.values()) {
            Balance of = balance.get(asset);
            text.fact(texts.available(), Show.money(of.available()));
            if (of.held().isPositive()) {
                text.fact(texts.held(), Show.money(of.held()));
            }
        }
        Card card = Card.of(text);
        if (exchange.gives(balance.get(Asset.USDT).available()).isPresent()) {
            card = card.row(Button.open(visit.texts(ExchangeMessages.class).open(), ExchangeScreen.NAME));
        }
        return card.row(Button.press(texts.refresh(), "refresh")).row(Button.open(texts.back(), Screens.HOME));
    }
}
