package io.joule.bot.card;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a person sees.
 *
 * @param photo a PNG above the text, or null
 * @param refreshIn when the card is rendered again by itself; null: only when something is pressed or written
 */
public record Card(String html, List<List<Button>> rows, byte[] photo, Duration refreshIn) {

    public static Card of(Html text) {
        return new Card(text.toString(), List.of(), null, null);
    }

    /** One more row of buttons; none where there are no buttons. */
    public Card row(Button... buttons) {
        return row(Arrays.asList(buttons));
    }

    public Card row(List<Button> buttons) {
        if (buttons.isEmpty()) {
            return this;
        }
        List<List<Button>> more = new ArrayList<>(rows);
        more.add(List.copyOf(buttons));
        return new Card(html, List.copyOf(more), photo, refreshIn);
    }

    /** As many rows of {@code width} as it takes. */
    public Card rows(List<Button> buttons, int width) {
        Card card = this;
        for (int from = 0; from < buttons.size(); from += width) {
            card = card.row(buttons.subList(from, Math.min(buttons.size(), from + width)));
        }
        return card;
    }

    public Card photo(byte[] png) {
        return new Card(html, rows, png, refreshIn);
    }

    /** The screen's {@code card} is asked again then; what has not changed is not sent. */
    public Card refreshIn(Duration wait) {
        return new Card(html, rows, photo, wait);
    }

    /** With a line above everything, for what a toast can't say. */
    public Card note(String plain) {
        return new Card(Html.of().italic(plain) + "\n\n" + html, rows, photo, refreshIn);
    }
}
