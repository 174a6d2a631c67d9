package io.joule.bot.card;

import java.util.List;

/** A list of which a card shows one page; behind the last page comes the first. */
public record Paging<T>(List<T> all, int wanted) {

    /** The press that asks for a page; its value is the number, from 0. */
    public static final String PAGE = "page";

    private static final int SIZE = 8;

    /** What is on the page; on the nearest that there is, when things have gone meanwhile. */
    public List<T> shown() {
        return all.subList(page() * SIZE, Math.min(all.size(), (page() + 1) * SIZE));
    }

    /** To the pages before and after; none where one page has it all. */
    public List<Button> buttons() {
        int pages = pages();
        if (pages == 1) {
            return List.of();
        }
        Button before = Button.press("◀️", PAGE, Integer.toString((page() + pages - 1) % pages));
        Button after = Button.press((page() + 1) + "/" + pages + " ▶️", PAGE, Integer.toString((page() + 1) % pages));
        return List.of(before, after);
    }

    private int page() {
        return Math.min(Math.max(0, wanted), pages() - 1);
    }

    private int pages() {
        return Math.max(1, (all.size() + SIZE - 1) / SIZE);
    }
}
