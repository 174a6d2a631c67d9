package io.joule.bot.pay;

import io.joule.base.Clock;
import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.Html;
import io.joule.bot.card.Paging;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.bot.rental.Offers;
import io.joule.bot.rental.OrderText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** What a person asked friends to pay and nobody has paid yet: each with a button that shows its link again. */
@ApplicationScoped
class OpenLinks {

    /** The press that shows a link; its value is the code. */
    static final String SHOW = "link";

    private final Offers offers;
    private final Clock clock;

    OpenLinks(Offers offers, Clock clock) {
        this.offers = offers;
        this.clock = clock;
    }

    /** Their list, to go below this text. */
    void list(Html text, List<PayLink> open, int page, Visit visit) {
        text.line().bold(texts(visit).openLinks(open.size())).line();
        new Paging<>(open, page).shown().forEach(link -> text.line(line(open.indexOf(link), link, visit)));
    }

    /** With their buttons; looked at again when the first of them runs out. */
    Card buttons(Card card, List<PayLink> open, int page) {
        Paging<PayLink> paging = new Paging<>(open, page);
        List<Button> shown = paging.shown().stream()
                .map(link -> Button.press(
                        "🔗 " + (open.indexOf(link) + 1) + " · " + Show.address(link.receiver()), SHOW, link.code()))
                .toList();
        Duration left = Duration.between(clock.now(), open.get(open.size() - 1).expiresAt());
        return card.rows(shown, 1).row(paging.buttons()).refreshIn(left.plusMillis(1));
    }

    private String line(int index, PayLink link, Visit visit) {
        String price = offers.quote(link.rental())
                .map(quote -> Show.money(quote.cost()))
                .orElseGet(() -> texts(visit).noPrice());
        return (index + 1) + ". "
                + texts(visit)
                        .openLink(
                                Show.address(link.receiver()),
                                Show.number(link.energy()),
                                Show.duration(link.duration(), visit),
                                price,
                                OrderText.time(link.expiresAt()));
    }

    private static PayMessages texts(Visit visit) {
        return visit.texts(PayMessages.class);
    }
}
