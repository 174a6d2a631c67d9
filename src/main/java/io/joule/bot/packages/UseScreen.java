package io.joule.bot.packages;

import io.joule.base.Refusal;
import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Paging;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Show;
import io.joule.bot.card.Step;
import io.joule.bot.card.Typed;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Refused;
import io.joule.bot.rental.BookButtons;
import io.joule.bot.rental.Declined;
import io.joule.bot.rental.OrderScreen;
import io.joule.bot.rental.Rental;
import io.joule.customer.AddressBook;
import io.joule.customer.SavedAddress;
import io.joule.order.OwnAddresses;
import io.joule.prepaid.PrepaidService;
import io.joule.prepaid.TransferPackage;
import io.joule.tron.NodeTrouble;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** One press, and a prepaid transfer's energy is on its way. */
@ApplicationScoped
public class UseScreen implements Screen<Using> {

    static final String NAME = "use";

    private final PrepaidService prepaid;
    private final AddressBook book;
    private final OwnAddresses own;

    UseScreen(PrepaidService prepaid, AddressBook book, OwnAddresses own) {
        this.prepaid = prepaid;
        this.book = book;
        this.own = own;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Using> stateType() {
        return Using.class;
    }

    @Override
    public Using start() {
        return Using.START;
    }

    @Override
    public Optional<String> command() {
        return Optional.of(NAME);
    }

    /** {@code /use T…} for an address that is not the default one. */
    @Override
    public Using opened(String argument) {
        return argument.isEmpty()
                ? Using.START
                : address(argument).map(Using.START::receiver).orElse(Using.MISTYPED);
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(visit.texts(PackageMessages.class).useCommand());
    }

    @Override
    public boolean awaitsAddress(Using state) {
        return true;
    }

    @Override
    public Uni<Step> on(Using state, Event event, Visit visit) {
        if (event instanceof Event.Text text) {
            return address(text.text())
                    .map(receiver -> Step.stay(state.receiver(receiver)))
                    .orElseGet(() -> Step.stay(state)
                            .toast(visit.texts(PackageMessages.class).badReceiver()))
                    .now();
        }
        Event.Press press = (Event.Press) event;
        return switch (press.name()) {
            case "energy" ->
                Step.stay(state.energy(Long.parseLong(press.value()))).now();
            case Rental.RECEIVER -> Step.stay(state.receiver(press.value())).now();
            case Paging.PAGE ->
                Step.stay(state.page(Integer.parseInt(press.value()))).now();
            case NAME -> use(press.value().split(" "), state, visit);
            default -> Step.open(PackagesScreen.NAME).now();
        };
    }

    @Override
    public Uni<Card> card(Using state, Visit visit) {
        return Uni.combine()
                .all()
                .unis(prepaid.list(visit.customer()), book.list(visit.customer()))
                .asTuple()
                .map(t -> card(state, t.getItem1(), t.getItem2(), visit));
    }

    private Card card(Using state, List<TransferPackage> owned, List<SavedAddress> saved, Visit visit) {
        Optional<String> receiver = receiver(state, saved);
        PackageMessages texts = visit.texts(PackageMessages.class);
        List<TransferPackage> left =
                owned.stream().filter(one -> one.left() > 0).toList();
        Html text = Html.of().bold(texts.useTitle()).line().line();
        Button back = Button.press(visit.texts(CardMessages.class).back(), "back");
        if (left.isEmpty()) {
            return Card.of(text.line(texts.usedUp())).row(Button.open(texts.button(), PackagesScreen.NAME));
        }
        long chosen = left.stream()
                .mapToLong(TransferPackage::energy)
                .filter(energy -> energy == state.energy())
                .findFirst()
                .orElse(left.stream().mapToLong(TransferPackage::energy).min().orElseThrow());
        left.forEach(one -> text.line("• " + texts.left(one.left(), one.bought(), Show.number(one.energy()))));
        text.line();
        if (state.mistyped()) {
            text.line("⚠️ " + texts.badReceiver()).line();
        }
        receiver.ifPresentOrElse(
                to -> text.label(texts.receiver()).code(to).line().line(texts.otherReceiver()),
                () -> text.line(saved.isEmpty() ? texts.askReceiver() : texts.chooseReceiver()));
        List<Button> energies = left.stream()
                .map(TransferPackage::energy)
                .distinct()
                .map(energy -> Button.press(
                        (energy == chosen ? "🔹 " : "") + Show.number(energy), "energy", Long.toString(energy)))
                .toList();
        Card card = Card.of(text).row(energies.size() > 1 ? energies : List.of());
        return receiver.map(to -> card.row(Button.press(texts.useNow(), NAME, chosen + " " + to)))
                .orElseGet(() -> BookButtons.on(card, saved, null, state.page()))
                .row(back);
    }

    /** @param chosen energy and receiver, as the pressed card showed them */
    private Uni<Step> use(String[] chosen, Using state, Visit visit) {
        return own.has(TronAddress.parse(chosen[1]))
                .chain(ours -> ours
                        ? Step.stay(state)
                                .alert(visit.texts(PackageMessages.class).isOurs())
                                .now()
                        : send(chosen, state, visit));
    }

    private Uni<Step> send(String[] chosen, Using state, Visit visit) {
        return prepaid.use(visit.customer(), Long.parseLong(chosen[0]), chosen[1], visit.key())
                .map(placed -> Step.open(
                        OrderScreen.NAME,
                        new OrderScreen.Shown(placed.order().id().toString())))
                .onFailure(Refusal.class)
                .recoverWithItem(refusal -> Step.stay(state).alert(why((Refusal) refusal, visit)))
                .onFailure(NodeTrouble.class)
                .recoverWithItem(() -> Declined.unasked(state, visit));
    }

    private static String why(Refusal refusal, Visit visit) {
        PackageMessages texts = visit.texts(PackageMessages.class);
        return switch (refusal.code()) {
            case "paused" -> texts.paused();
            case "package_used_up" -> texts.usedUp();
            case "receiver_not_activated" -> texts.notActivated();
            case "receiver_is_contract" -> texts.isContract();
            case "receiver_is_supplier" -> texts.isOurs();
            default -> Refused.words(refusal, visit);
        };
    }

    private static Optional<String> receiver(Using state, List<SavedAddress> saved) {
        if (state.mistyped()) {
            return Optional.empty();
        }
        return Optional.ofNullable(state.receiver())
                .or(() -> saved.stream()
                        .filter(SavedAddress::isDefault)
                        .map(one -> one.address().toString())
                        .findFirst());
    }

    private static Optional<String> address(String text) {
        try {
            return Optional.of(TronAddress.parse(Typed.plain(text)).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
