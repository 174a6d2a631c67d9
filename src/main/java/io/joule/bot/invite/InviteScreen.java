package io.joule.bot.invite;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Link;
import io.joule.bot.card.Show;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.bot.invite.InviteSql.Invitation;
import io.joule.bot.screen.MenuEntry;
import io.joule.bot.screen.Nothing;
import io.joule.bot.screen.StatelessScreen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The person's own link for others, and how many came by it. */
@ApplicationScoped
public class InviteScreen implements StatelessScreen, MenuEntry {

    private static final String PREFIX = "ref_";

    private final InviteSql invitations;
    private final Sql sql;
    private final Clock clock;

    InviteScreen(InviteSql invitations, Sql sql, Clock clock) {
        this.invitations = invitations;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "invite";
    }

    @Override
    public int place() {
        return 105;
    }

    @Override
    public String label(Visit visit) {
        return visit.texts(InviteMessages.class).title();
    }

    @Override
    public Optional<String> command() {
        return Optional.of("invite");
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(visit.texts(InviteMessages.class).command());
    }

    /** Whoever comes by such a link sees the main menu. */
    @Override
    public Optional<Uni<Step>> linked(String payload, Visit visit) {
        return payload.startsWith(PREFIX)
                ? Optional.of(Step.open(Screens.HOME)
                        .with(tx -> invitations.brought(
                                tx, payload.substring(PREFIX.length()), visit.customer(), clock.now()))
                        .now())
                : Optional.empty();
    }

    @Override
    public Uni<Step> on(Nothing state, Event event, Visit visit) {
        return event instanceof Event.Press
                ? sql.transaction(tx -> invitations.put(tx, visit.customer(), Link.code()))
                        .replaceWith(Step.stay(state))
                : Step.none().now();
    }

    @Override
    public Uni<Card> card(Nothing state, Visit visit) {
        return invitations.find(sql.pool(), visit.customer()).map(found -> card(found, visit));
    }

    private static Card card(Optional<Invitation> found, Visit visit) {
        InviteMessages texts = visit.texts(InviteMessages.class);
        Html text = Html.of().bold(texts.title()).line().line().line(texts.why());
        Button menu = Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME);
        if (found.isEmpty()) {
            return Card.of(text).row(Button.press(texts.make(), "make")).row(menu);
        }
        String url = Link.url(visit.bot(), PREFIX + found.get().code());
        text.line()
                .code(url)
                .line()
                .line()
                .fact(texts.came(), Show.number(found.get().brought()));
        return Card.of(text).row(Button.copy(texts.copy(), url)).row(menu);
    }
}
