package io.joule.bot.wallet;

import io.joule.base.Refusal;
import io.joule.bot.card.Card;
import io.joule.bot.card.Event;
import io.joule.bot.card.Paging;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.screen.MenuEntry;
import io.joule.customer.AddressBook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The address book. What changes it names an address by its id, so that a concurrent change never hits another. */
@ApplicationScoped
public class WalletsScreen implements Screen<Wallets>, MenuEntry {

    static final String VIEW = "view";

    private final AddressBook book;
    private final Adding adding;
    private final WalletCards cards;

    WalletsScreen(AddressBook book, Adding adding, WalletCards cards) {
        this.book = book;
        this.adding = adding;
        this.cards = cards;
    }

    @Override
    public String name() {
        return "wallets";
    }

    @Override
    public Class<Wallets> stateType() {
        return Wallets.class;
    }

    @Override
    public Wallets start() {
        return Wallets.START;
    }

    @Override
    public int place() {
        return 70;
    }

    @Override
    public String label(Visit visit) {
        return visit.texts(WalletMessages.class).button();
    }

    @Override
    public Optional<String> command() {
        return Optional.of("wallets");
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(visit.texts(WalletMessages.class).command());
    }

    @Override
    public boolean awaitsAddress(Wallets state) {
        return state.view().equals(Wallets.ADD);
    }

    @Override
    public Uni<Step> on(Wallets state, Event event, Visit visit) {
        return event instanceof Event.Press press
                ? pressed(press, visit)
                : written(state, ((Event.Text) event).text(), visit);
    }

    @Override
    public Uni<Card> card(Wallets state, Visit visit) {
        return switch (state.view()) {
            case Wallets.ADD -> Uni.createFrom().item(cards.adding(state, visit));
            case Wallets.ONE -> cards.one(state, visit);
            case Wallets.NAME -> cards.naming(state, visit);
            default -> cards.list(state, visit);
        };
    }

    private Uni<Step> pressed(Event.Press press, Visit visit) {
        WalletMessages texts = visit.texts(WalletMessages.class);
        return switch (press.name()) {
            case "add" -> Step.stay(Wallets.adding("")).now();
            case Paging.PAGE ->
                Step.stay(Wallets.page(Integer.parseInt(press.value()))).now();
            case VIEW -> Step.stay(Wallets.one(id(press), "")).now();
            case Wallets.NAME -> Step.stay(Wallets.naming(id(press))).now();
            case "unname" -> named(id(press), "", visit);
            case "default" ->
                book.makeDefault(visit.customer(), id(press))
                        .replaceWith(() -> Step.stay(Wallets.one(id(press), "")).toast(texts.isDefaultNow()));
            case "delete" ->
                book.delete(visit.customer(), id(press)).replaceWith(() -> Step.stay(Wallets.deleted(id(press))));
            case "undo" ->
                book.restore(visit.customer(), id(press))
                        .replaceWith(() -> Step.stay(Wallets.one(id(press), "")).toast(texts.restored()));
            default -> Step.stay(Wallets.START).now();
        };
    }

    private Uni<Step> written(Wallets state, String text, Visit visit) {
        return switch (state.view()) {
            case Wallets.ADD -> adding.add(text, visit).map(Step::stay);
            case Wallets.NAME -> named(state.id(), text, visit);
            default -> Step.none().now();
        };
    }

    private Uni<Step> named(long id, String name, Visit visit) {
        return Uni.createFrom()
                .deferred(() -> book.rename(visit.customer(), id, name))
                .replaceWith(() -> Step.stay(Wallets.one(id, "")))
                .onFailure(Refusal.class)
                .recoverWithItem(() -> Step.stay(Wallets.naming(id))
                        .toast(visit.texts(WalletMessages.class).longName(AddressBook.LONGEST_NAME)));
    }

    private static long id(Event.Press press) {
        return Long.parseLong(press.value());
    }
}
