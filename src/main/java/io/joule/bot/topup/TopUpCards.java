package io.joule.bot.topup;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Html;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.bot.picture.QrPicture;
import io.joule.deposit.DepositIntent;
import io.joule.deposit.DepositRefusal.DepositsClosed;
import io.joule.deposit.IntentService;
import io.joule.ledger.Balance;
import io.joule.ledger.Ledger;
import io.joule.ledger.exchange.Exchange;
import io.joule.money.Asset;
import io.joule.tron.Network;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What topping up looks like. */
@ApplicationScoped
class TopUpCards {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final int SHOWN = 3;
    private static final int IN_A_ROW = 3;
    private static final String BACK = "back";

    private final IntentService intents;
    private final TopUpAmounts amounts;
    private final Ledger ledger;
    private final Exchange exchange;
    private final Network network;
    private final Clock clock;

    TopUpCards(
            IntentService intents,
            TopUpAmounts amounts,
            Ledger ledger,
            Exchange exchange,
            Network network,
            Clock clock) {
        this.intents = intents;
        this.amounts = amounts;
        this.ledger = ledger;
        this.exchange = exchange;
        this.network = network;
        this.clock = clock;
    }

    Uni<Card> amount(TopUp state, Visit visit) {
        return ledger.balance(visit.customer())
                .chain(balance ->
                        amounts.awaited(visit.customer()).map(awaited -> amount(state, balance, awaited, visit)))
                .onFailure(DepositsClosed.class)
                .recoverWithItem(() -> closed(visit));
    }

    private static Card closed(Visit visit) {
        TopUpMessages texts = visit.texts(TopUpMessages.class);
        return Card.of(Html.of().bold(texts.title()).line().line().line(texts.closed()))
                .row(menu(visit));
    }

    Card paid(TopUp state, Visit visit) {
        TopUpMessages texts = visit.texts(TopUpMessages.class);
        Html text = Html.of().bold(texts.paidTitle()).line().line();
        text.line(state.report().isEmpty() ? texts.askTxid() : state.report());
        return Card.of(text).row(Button.press(visit.texts(CardMessages.class).back(), BACK));
    }

    /** Of one that is not there: the question how much. */
    Uni<Card> pay(TopUp state, Visit visit) {
        return intents.get(visit.customer(), UUID.fromString(state.intent()))
                .chain(intent -> switch (intent.status()) {
                    case OPEN -> Uni.createFrom().item(open(intent, visit));
                    case SEEN -> Uni.createFrom().item(seen(intent, visit));
                    case CREDITED -> ledger.balance(visit.customer()).map(balance -> credited(intent, balance, visit));
                    case EXPIRED -> Uni.createFrom().item(expired(intent, visit));
                })
                .onFailure(Refusal.class)
                .recoverWithUni(() -> amount(TopUp.amount(state.asset(), ""), visit));
    }

    private Card amount(TopUp state, Map<Asset, Balance> balance, List<DepositIntent> awaited, Visit visit) {
        TopUpMessages texts = visit.texts(TopUpMessages.class);
        Html text = Html.of().bold(texts.title()).line().line();
        if (!state.report().isEmpty()) {
            text.line("⚠️ " + state.report()).line();
        }
        text.line(texts.how()).line();
        assets().forEach(asset ->
                text.fact(texts.balance(), Show.money(balance.get(asset).available())));
        if (state.asset() == Asset.USDT) {
            text.line()
                    .line("ℹ️ "
                            + exchange.rate()
                                    .map(rate -> texts.usdtExchanged(rate.toString()))
                                    .orElseGet(texts::usdtStays));
        }
        List<Button> choices = assets().map(
                        asset -> Button.press((asset == state.asset() ? "🔸 " : "") + asset, "asset", asset.name()))
                .toList();
        List<Button> proposed = Stream.of("10", "20", "50", "100", "200", "500")
                .map(amount -> Button.press(amount + " " + state.asset(), TopUp.AMOUNT, amount))
                .toList();
        List<Button> open = awaited.stream()
                .limit(SHOWN)
                .map(intent -> Button.press(
                        texts.awaited(Show.money(intent.exact())),
                        TopUp.PAY,
                        intent.id().toString()))
                .toList();
        return Card.of(text)
                .row(choices.size() > 1 ? choices : List.of())
                .rows(proposed, IN_A_ROW)
                .rows(open, 1)
                .row(Button.press(texts.iPaid(), TopUp.PAID), menu(visit));
    }

    private Card open(DepositIntent intent, Visit visit) {
        TopUpMessages texts = visit.texts(TopUpMessages.class);
        String amount = intent.exact().decimal();
        String address = intent.address().toString();
        Html text = Html.of()
                .bold(texts.payTitle())
                .line()
                .line()
                .label(texts.exactly())
                .code(amount)
                .line(" " + intent.exact().asset())
                .label(texts.to())
                .code(address)
                .line()
                .line()
                .line(texts.toTheDigit(minutes(intent)));
        Card card = Card.of(text)
                .photo(QrPicture.of(address))
                .row(Button.copy(texts.copyAmount(), amount), Button.copy(texts.copyAddress(), address));
        return followed(card, visit);
    }

    /** Without anything that asks to pay: it is paid. */
    private static Card seen(DepositIntent intent, Visit visit) {
        TopUpMessages texts = visit.texts(TopUpMessages.class);
        Html text = Html.of()
                .bold(texts.seenTitle())
                .line()
                .line()
                .fact(texts.received(), Show.money(intent.exact()))
                .line()
                .line(texts.seen());
        return followed(Card.of(text), visit);
    }

    private static Card followed(Card card, Visit visit) {
        TopUpMessages texts = visit.texts(TopUpMessages.class);
        return card.row(Button.press(texts.iPaid(), TopUp.PAID), Button.press(texts.otherAmount(), "other"))
                .row(menu(visit))
                .refreshIn(LOOK_EVERY);
    }

    private static Card credited(DepositIntent intent, Map<Asset, Balance> balance, Visit visit) {
        TopUpMessages texts = visit.texts(TopUpMessages.class);
        Html text = Html.of()
                .bold(texts.creditedTitle())
                .line()
                .line()
                .fact(texts.received(), Show.money(intent.exact()))
                .fact(
                        texts.balance(),
                        Show.money(balance.get(intent.exact().asset()).available()));
        return Card.of(text)
                .row(Button.open(texts.rent(), "rental"), Button.press(texts.again(), "other"))
                .row(menu(visit));
    }

    private static Card expired(DepositIntent intent, Visit visit) {
        TopUpMessages texts = visit.texts(TopUpMessages.class);
        Html text = Html.of().bold(texts.expiredTitle()).line().line().line(texts.expired(Show.money(intent.exact())));
        return Card.of(text)
                .row(Button.press(texts.iPaid(), TopUp.PAID), Button.press(texts.again(), "other"))
                .row(menu(visit));
    }

    private Stream<Asset> assets() {
        return Arrays.stream(Asset.values())
                .filter(asset -> asset == Asset.TRX || network.usdtContract().isPresent());
    }

    /** Rounded up, and more coarsely while there is much, so that the card is edited some seven times an hour. */
    private long minutes(DepositIntent intent) {
        long left =
                Math.max(0, Duration.between(clock.now(), intent.expiresAt()).toMinutes()) + 1;
        long step = left > 10 ? 10 : 5;
        return (left + step - 1) / step * step;
    }

    private static Button menu(Visit visit) {
        return Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME);
    }
}
