package io.joule.bot.packages;

import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Html;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.prepaid.PackageOffer;
import io.joule.prepaid.PackageUse;
import io.joule.prepaid.PrepaidConfig;
import io.joule.prepaid.PrepaidService;
import io.joule.prepaid.TransferPackage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What packages look like. */
@ApplicationScoped
class PackageCards {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final int IN_A_ROW = 2;
    private static final int LISTED = 6;

    private final PrepaidService prepaid;
    private final PrepaidConfig config;
    private final Ledger ledger;

    PackageCards(PrepaidService prepaid, PrepaidConfig config, Ledger ledger) {
        this.prepaid = prepaid;
        this.config = config;
        this.ledger = ledger;
    }

    Uni<Card> list(Visit visit) {
        return prepaid.list(visit.customer()).map(owned -> list(owned, prepaid.offers(), visit));
    }

    Uni<Card> confirm(Shopping state, Visit visit) {
        return ledger.balance(visit.customer())
                .map(balance ->
                        confirm(state, prepaid.offers(), balance.get(Asset.TRX).available(), visit));
    }

    /** Another's is as unknown as none. */
    Uni<Card> uses(Shopping state, Visit visit) {
        UUID id = UUID.fromString(state.id());
        return prepaid.list(visit.customer())
                .chain(owned -> owned.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .map(one -> prepaid.uses(id).map(uses -> uses(one, uses, visit)))
                        .orElseGet(() -> list(visit)));
    }

    private Card list(List<TransferPackage> owned, List<PackageOffer> offers, Visit visit) {
        PackageMessages texts = visit.texts(PackageMessages.class);
        Html text = Html.of()
                .bold(texts.title())
                .line()
                .line()
                .line(texts.how(Show.duration(config.duration(), visit)))
                .line()
                .bold(Html.colon(texts.yours()))
                .line();
        List<TransferPackage> left = inOrderOfUse(owned);
        left.forEach(one -> text.line("• " + left(one, texts)));
        if (left.isEmpty()) {
            text.line(texts.none());
        }
        List<Button> use = left.stream()
                .map(TransferPackage::energy)
                .distinct()
                .map(energy -> Button.press(texts.use(Show.number(energy)), UseScreen.NAME, Long.toString(energy)))
                .toList();
        List<Button> buy = offers.stream()
                .map(offer -> Button.press(
                        texts.offer(offer.transfers(), Show.number(offer.energy()), Show.money(offer.total())),
                        Shopping.BUY,
                        offer.transfers() + ":" + offer.energy() + ":"
                                + offer.total().micros()))
                .toList();
        List<Button> uses = Stream.concat(left.stream(), owned.stream().filter(one -> one.left() == 0))
                .limit(LISTED)
                .map(one -> Button.press(
                        texts.uses() + " (" + one.used() + "/" + one.bought() + ")",
                        Shopping.USES,
                        one.id().toString()))
                .toList();
        return Card.of(text)
                .row(use)
                .rows(buy, 1)
                .rows(uses, IN_A_ROW)
                .row(Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME));
    }

    /** Those with uses left: the oldest is used first. */
    private static List<TransferPackage> inOrderOfUse(List<TransferPackage> owned) {
        return owned.stream()
                .filter(one -> one.left() > 0)
                .sorted(Comparator.comparing(TransferPackage::createdAt))
                .toList();
    }

    private static String left(TransferPackage one, PackageMessages texts) {
        return texts.left(one.left(), one.bought(), Show.number(one.energy()));
    }

    private static Card confirm(Shopping state, List<PackageOffer> offers, Money balance, Visit visit) {
        PackageMessages texts = visit.texts(PackageMessages.class);
        Money total = Money.trx(state.totalSun());
        Optional<PackageOffer> offer = offers.stream()
                .filter(one -> one.transfers() == state.transfers() && one.energy() == state.energy())
                .findFirst();
        Html text = Html.of()
                .bold(texts.confirmTitle())
                .line()
                .line()
                .fact(texts.transfers(), Integer.toString(state.transfers()))
                .fact(texts.energy(), Show.number(state.energy()))
                .fact(texts.perUse(), Show.money(Money.trx(state.totalSun() / Math.max(1, state.transfers()))));
        offer.filter(one -> one.percent() > 0)
                .ifPresent(one -> text.fact(texts.discount(), texts.percent(one.percent())));
        text.fact(texts.price(), Show.money(total)).fact(texts.balance(), Show.money(balance));
        Button back = Button.press(visit.texts(CardMessages.class).back(), Shopping.LIST);
        Money missing = total.minus(balance);
        if (missing.isPositive()) {
            text.line().bold(texts.lacks(Show.money(missing)));
            return Card.of(text).row(Button.open(texts.topUp(), "topup"), back);
        }
        return Card.of(text).row(Button.press(texts.buy(), "confirm"), back);
    }

    private static Card uses(TransferPackage one, List<PackageUse> uses, Visit visit) {
        PackageMessages texts = visit.texts(PackageMessages.class);
        Html text = Html.of()
                .bold(texts.usesTitle())
                .line()
                .line()
                .line(left(one, texts))
                .line();
        uses.forEach(use -> text.line("• " + TIME.format(use.at().atOffset(ZoneOffset.UTC)) + " · "
                + Show.address(use.receiver()) + (use.returned() ? " · ↩️ " + texts.returned() : "")));
        if (one.givenBack() > 0) {
            text.line(texts.givenBack(one.givenBack()));
        } else if (uses.isEmpty()) {
            text.line(texts.unused());
        }
        return Card.of(text).row(Button.press(visit.texts(CardMessages.class).back(), Shopping.LIST));
    }
}
