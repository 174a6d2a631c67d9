package io.joule.bot.wallet;

import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Html;
import io.joule.bot.card.Paging;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.bot.facts.AddressFacts;
import io.joule.bot.facts.AddressLook;
import io.joule.customer.AddressBook;
import io.joule.customer.SavedAddress;
import io.joule.tron.Network;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What the address book looks like. */
@ApplicationScoped
class WalletCards {

    private final AddressBook book;
    private final AddressLook look;
    private final Network network;

    WalletCards(AddressBook book, AddressLook look, Network network) {
        this.book = book;
        this.look = look;
        this.network = network;
    }

    Uni<Card> list(Wallets state, Visit visit) {
        return book.list(visit.customer()).map(all -> list(all, state, visit));
    }

    Card adding(Wallets state, Visit visit) {
        WalletMessages texts = texts(visit);
        Html text = report(state).bold(texts.addTitle()).line().line().line(texts.addHow());
        return Card.of(text).row(back(visit));
    }

    /** Of one that was deleted meanwhile: the list. */
    Uni<Card> one(Wallets state, Visit visit) {
        return book.find(visit.customer(), state.id())
                .chain(found -> found.map(
                                saved -> look.look(saved.address()).map(facts -> one(saved, facts, state, visit)))
                        .orElseGet(() -> list(Wallets.START, visit)));
    }

    Uni<Card> naming(Wallets state, Visit visit) {
        WalletMessages texts = texts(visit);
        return book.find(visit.customer(), state.id())
                .chain(found -> found.map(saved -> Uni.createFrom()
                                .item(Card.of(Html.of()
                                                .line(texts.askName(AddressBook.LONGEST_NAME))
                                                .line()
                                                .code(saved.address().toString()))
                                        .row(naming(saved, visit))))
                        .orElseGet(() -> list(Wallets.START, visit)));
    }

    private static List<Button> naming(SavedAddress saved, Visit visit) {
        Button cancel =
                Button.press(visit.texts(CardMessages.class).cancel(), WalletsScreen.VIEW, Long.toString(saved.id()));
        return saved.name().isEmpty()
                ? List.of(cancel)
                : List.of(Button.press(texts(visit).noName(), "unname", Long.toString(saved.id())), cancel);
    }

    private Card list(List<SavedAddress> all, Wallets state, Visit visit) {
        WalletMessages texts = texts(visit);
        Paging<SavedAddress> paging = new Paging<>(all, state.page());
        Html text = report(state).bold(texts.title()).line().line();
        text.line(all.isEmpty() ? texts.empty() : texts.listHow());
        if (!all.isEmpty() && all.stream().noneMatch(SavedAddress::isDefault)) {
            text.line(texts.noDefault());
        }
        if (state.deleted() != 0) {
            text.line().line(texts.deleted());
        }
        Card card = Card.of(text)
                .rows(paging.shown().stream().map(WalletCards::entry).toList(), 1)
                .row(paging.buttons());
        if (state.deleted() != 0) {
            card = card.row(Button.press(texts.undo(), "undo", Long.toString(state.deleted())));
        }
        return card.row(
                Button.press(texts.add(), "add"),
                Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME));
    }

    private static Button entry(SavedAddress saved) {
        String label = Show.saved(saved.isDefault(), saved.name(), saved.address());
        return Button.press(label, WalletsScreen.VIEW, Long.toString(saved.id()));
    }

    private Card one(SavedAddress saved, Optional<AddressFacts> facts, Wallets state, Visit visit) {
        WalletMessages texts = texts(visit);
        CardMessages common = visit.texts(CardMessages.class);
        String id = Long.toString(saved.id());
        Html text = report(state)
                .bold((saved.isDefault() ? "⭐ " : "📋 ") + saved.name().orElse(texts.unnamed()))
                .line()
                .code(saved.address().toString())
                .line()
                .line();
        facts.ifPresentOrElse(known -> facts(text, known, texts), () -> text.line(texts.noFacts()));
        Button mark = saved.isDefault()
                ? Button.press(texts.isDefault(), WalletsScreen.VIEW, id)
                : Button.press(texts.makeDefault(), "default", id);
        Card card = Card.of(text)
                .row(mark, Button.press(texts.rename(), Wallets.NAME, id))
                .row(
                        Button.press(common.refresh(), WalletsScreen.VIEW, id),
                        Button.press(texts.delete(), "delete", id));
        return network.addressUrl(saved.address())
                .map(url -> card.row(Button.url(texts.explorer(), url)))
                .orElse(card)
                .row(back(visit));
    }

    private static void facts(Html text, AddressFacts facts, WalletMessages texts) {
        if (!facts.activated()) {
            text.line("⚠️ " + texts.notActivated());
            facts.usdt().filter(usdt -> usdt.isPositive()).ifPresent(usdt -> text.fact("USDT", Show.money(usdt)));
            return;
        }
        if (facts.contract()) {
            text.line("⚠️ " + texts.contract());
        }
        text.fact("TRX", Show.money(facts.trx()));
        facts.usdt().ifPresent(usdt -> text.fact("USDT", Show.money(usdt)));
        text.fact(texts.energy(), texts.of(Show.number(facts.energy()), Show.number(facts.energyLimit())));
        text.fact(texts.bandwidth(), Show.number(facts.bandwidth()));
    }

    private static Html report(Wallets state) {
        Html text = Html.of();
        return state.report().isEmpty() ? text : text.line(state.report()).line();
    }

    private static Button back(Visit visit) {
        return Button.press(visit.texts(CardMessages.class).back(), Wallets.LIST);
    }

    private static WalletMessages texts(Visit visit) {
        return visit.texts(WalletMessages.class);
    }
}
