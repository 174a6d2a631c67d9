package io.joule.bot.rental;

/**
 * What is being chosen.
 *
 * @param duration label of the price book, or null for the first that is sold
 * @param receiver an address, or null
 * @param asking which question is open: {@code energy}, {@code receiver}, or empty
 */
public record Rental(long energy, String duration, String receiver, String asking) {

    /** What one USDT transfer needs, to somebody who holds USDT. */
    static final long ONE_TRANSFER = 65_000;

    static final Rental START = new Rental(ONE_TRANSFER, null, null, "");

    Rental energy(long chosen) {
        return new Rental(chosen, duration, receiver, "");
    }

    Rental duration(String chosen) {
        return new Rental(energy, chosen, receiver, "");
    }

    Rental receiver(String chosen) {
        return new Rental(energy, duration, chosen, "");
    }

    Rental asking(String question) {
        return new Rental(energy, duration, receiver, question);
    }
}
