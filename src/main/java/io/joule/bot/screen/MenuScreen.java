package io.joule.bot.screen;

import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.Html;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where everybody begins. */
@ApplicationScoped
public class MenuScreen implements StatelessScreen {

    private static final int IN_A_ROW = 2;

    private final List<MenuEntry> entries;
    private final Ledger ledger;

    MenuScreen(@All List<MenuEntry> entries, Ledger ledger) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(MenuEntry::place))
                .toList();
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return Screens.HOME;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("menu");
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(visit.texts(MenuMessages.class).commandStart());
    }

    @Override
    public Uni<Card> card(Nothing state, Visit visit) {
        MenuMessages texts = visit.texts(MenuMessages.class);
        return ledger.balance(visit.customer())
                .map(balance -> Card.of(Html.of()
                                .bold("⚡ " + texts.title())
                                .line()
                                .line()
                                .line(texts.pitch())
                                .line()
                                .fact(
                                        texts.balance(),
                                        Show.money(balance.get(Asset.TRX).available()) + " · "
                                                + Show.money(
                                                        balance.get(Asset.USDT).available())))
                        .rows(buttons(visit), IN_A_ROW));
    }

    private List<Button> buttons(Visit visit) {
        return entries.stream()
                .map(entry -> Button.open(entry.label(visit), entry.name()))
                .toList();
    }
}
