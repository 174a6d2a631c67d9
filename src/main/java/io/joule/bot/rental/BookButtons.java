package io.joule.bot.rental;

import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.Paging;
import io.joule.bot.card.Show;
import io.joule.customer.SavedAddress;
import java.util.Comparator;
import java.util.List;

/** The address book where a receiver is chosen from it: the default first, then the newest, page by page. */
public final class BookButtons {

    private BookButtons() {}

    /**
     * The card with a button for each: a press {@link Rental#RECEIVER} with the address, or {@link Paging#PAGE}.
     *
     * @param chosen the address that is chosen by now, or null
     */
    public static Card on(Card card, List<SavedAddress> book, String chosen, int page) {
        Paging<SavedAddress> paging = new Paging<>(
                book.stream()
                        .sorted(Comparator.comparing(one -> !one.isDefault()))
                        .toList(),
                page);
        return card.rows(paging.shown().stream().map(one -> button(one, chosen)).toList(), 1)
                .row(paging.buttons());
    }

    private static Button button(SavedAddress saved, String chosen) {
        String address = saved.address().toString();
        String label =
                (address.equals(chosen) ? "✅ " : "") + Show.saved(saved.isDefault(), saved.name(), saved.address());
        return Button.press(label, Rental.RECEIVER, address);
    }
}
