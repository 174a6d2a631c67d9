package io.joule.bot.packages;

import io.joule.base.Refusal;
import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Show;
import io.joule.bot.card.Step;
import io.joule.bot.card.Typed;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Refused;
import io.joule.bot.rental.Declined;
import io.joule.bot.rental.OrderScreen;
import io.joule.customer.AddressBook;
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

    UseScreen(PrepaidService prepaid, AddressBook book) {
        this.prepaid = prepaid;
        this.book = book;
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
                : address(argument).map(to -> new Using(0, to)).orElse(Using.MISTYPED);
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
                    .map(receiver -> Step.stay(new Using(state.energy(), receiver)))
                    .orElseGet(() -> Step.stay(state)
                            .toast(visit.texts(PackageMessages.class).badReceiver()))
                    .now();
        }
        Event.Press press = (Event.Press) event;
        return switch (press.name()) {
            case "energy" ->
                Step.stay(new Using(Long.parseLong(press.value()), state.receiver()))
                        .now();
            case NAME -> use(press.value().split(" "), state, visit);
            default -> Step.open(PackagesScreen.NAME).now();
        };
    }

    @Override
    public Uni<Card> card(Using state, Visit visit) {
        return prepaid.list(visit.customer())
                .chain(owned -> receiver(state, visit).map(receiver -> card(state, owned, receiver, visit)));
    }

    private Card card(Using state, List<TransferPackage> owned, Optional<String> receiver, Visit visit) {
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
        if (state.equals(Using.MISTYPED)) {
            text.line("⚠️ " + texts.badReceiver()).line();
        }
        receiver.ifPresentOrElse(
                to -> text.text(texts.receiver() + ": ").code(to).line().line(texts.otherReceiver()),
                () -> text.line(texts.askReceiver()));
        List<Button> energies = left.stream()
                .map(TransferPackage::energy)
                .distinct()
                .map(energy -> Button.press(
                        (energy == chosen ? "🔹 " : "") + Show.number(energy), "energy", Long.toString(energy)))
                .toList();
        Card card = Card.of(text).row(energies.size() > 1 ? energies : List.of());
        return receiver.map(to -> card.row(Button.press(texts.useNow(), NAME, chosen + " " + to)))
                .orElse(card)
                .row(back);
    }

    /** @param chosen energy and receiver, as the pressed card showed them */
    private Uni<Step> use(String[] chosen, Using state, Visit visit) {
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

    private Uni<Optional<String>> receiver(Using state, Visit visit) {
        if (state.equals(Using.MISTYPED)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return state.receiver() != null
                ? Uni.createFrom().item(Optional.of(state.receiver()))
                : book.preferred(visit.customer())
                        .map(saved -> saved.map(one -> one.address().toString()));
    }

    private static Optional<String> address(String text) {
        try {
            return Optional.of(TronAddress.parse(Typed.plain(text)).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
