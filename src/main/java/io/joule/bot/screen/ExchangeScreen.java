package io.joule.bot.screen;

import io.joule.base.Refusal;
import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Show;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.ledger.Ledger;
import io.joule.ledger.exchange.Exchange;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** All of a person's USDT for TRX, at the rate that the card shows or not at all. */
@ApplicationScoped
class ExchangeScreen implements StatelessScreen {

    static final String NAME = "exchange";

    private final Ledger ledger;
    private final Exchange exchange;

    ExchangeScreen(Ledger ledger, Exchange exchange) {
        this.ledger = ledger;
        this.exchange = exchange;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Step> on(Nothing state, Event event, Visit visit) {
        return event instanceof Event.Press press
                ? exchange(press.value(), visit)
                : Step.none().now();
    }

    /** @param shown what the button said: micros of USDT, a colon, sun */
    private Uni<Step> exchange(String shown, Visit visit) {
        String[] parts = shown.split(":");
        Money usdt = new Money(Asset.USDT, Long.parseLong(parts[0]));
        Money trx = Money.trx(Long.parseLong(parts[1]));
        ExchangeMessages texts = visit.texts(ExchangeMessages.class);
        return exchange.exchange(visit.customer(), usdt, Optional.of(trx), visit.key())
                .map(done -> Step.open(BalanceScreen.NAME).toast(texts.done(Show.money(done.got()))))
                .onFailure(Refusal.class)
                .recoverWithItem(() -> Step.stay(Nothing.AT_ALL).alert(texts.changed()));
    }

    @Override
    public Uni<Card> card(Nothing state, Visit visit) {
        ExchangeMessages texts = visit.texts(ExchangeMessages.class);
        return ledger.balance(visit.customer())
                .map(balance -> balance.get(Asset.USDT).available())
                .map(usdt -> exchange.gives(usdt)
                        .map(trx -> offer(usdt, trx, texts))
                        .orElseGet(() -> Card.of(Html.of().text(texts.nothing()))))
                .map(card ->
                        card.row(Button.open(visit.texts(MenuMessages.class).balanceButton(), BalanceScreen.NAME)));
    }

    private Card offer(Money usdt, Money trx, ExchangeMessages texts) {
        Html text = Html.of()
                .bold(texts.title())
                .line()
                .line()
                .text(texts.why())
                .line()
                .line()
                .fact(texts.give(), Show.money(usdt))
                .fact(texts.get(), Show.money(trx))
                .fact(texts.rate(), texts.oneUsdt(exchange.rate().orElseThrow().toString()));
        String shown = usdt.micros() + ":" + trx.micros();
        return Card.of(text).row(Button.press(texts.confirm(Show.money(usdt)), "confirm", shown));
    }
}
