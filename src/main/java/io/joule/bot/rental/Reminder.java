package io.joule.bot.rental;

import io.joule.bot.card.Html;
import io.joule.bot.card.Link;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.notice.telegram.InlineKeyboard;
import io.joule.order.Order;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That a rental is about to end, for one of those whom it concerns.
 *
 * @param link where its button leads
 */
record Reminder(Order order, long person, String link) {

    /** For who paid, and for who asked for it. */
    static Stream<Reminder> of(Order order, Optional<FriendPays.Asked> asked) {
        Reminder payer = new Reminder(order, order.customer(), OrderScreen.AGAIN + order.id());
        return Stream.concat(
                Stream.of(payer),
                asked
                        .filter(by -> by.person() != payer.person())
                        .map(by -> new Reminder(order, by.person(), by.link()))
                        .stream());
    }

    String text(Visit visit) {
        String words = visit.texts(NewsMessages.class)
                .endsSoon(
                        Show.number(order.energy().units()),
                        Show.address(order.receiver()),
                        OrderText.time(order.reclaimAt()));
        return Html.of().text(words).toString();
    }

    /** Only who paid can have the same again. */
    InlineKeyboard button(Visit visit) {
        NewsMessages texts = visit.texts(NewsMessages.class);
        String label = person == order.customer() ? texts.rentAgain() : texts.showOrder();
        return new InlineKeyboard(List.of(List.of(Link.button(label, link))));
    }
}
