package io.joule.bot.rental;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What is being chosen.
 *
 * @param duration label of the price book, or null for the first that is sold
 * @param receiver an address, or null
 * @param asking which question is open: {@code energy}, {@code receiver}, or empty
 * @param friend it is chosen for a friend to pay
 * @param problem what is still wrong with the text that led here, words of {@link Problems}, or empty: while something
 *     is, nothing is filled in, and nothing can be bought
 * @param page of the address book while the receiver is asked for, from 0
 */
@RegisterForReflection
public record Rental(
        long energy, String duration, String receiver, String asking, boolean friend, String problem, int page) {

    /** What one USDT transfer needs, to somebody who holds USDT. */
    public static final long ONE_TRANSFER = 65_000;

    public static final Rental START = new Rental(ONE_TRANSFER, null, null, "", false, "", 0);

    /** The open question: whom the energy is for. */
    public static final String RECEIVER = "receiver";

    static final String ENERGY = "energy";

    public Rental {
        problem = problem == null ? "" : problem;
    }

    public static Rental of(long energy, String duration, String receiver) {
        return new Rental(energy, duration, receiver, "", false, "", 0);
    }

    /** The same with these, whatever is open or wrong. */
    Rental with(String chosenDuration, String chosenReceiver) {
        return new Rental(energy, chosenDuration, chosenReceiver, asking, friend, problem, page);
    }

    Rental energy(long chosen) {
        return new Rental(chosen, duration, receiver, "", friend, Problems.without(problem, Problems.ENERGY), 0);
    }

    Rental duration(String chosen) {
        return new Rental(energy, chosen, receiver, "", friend, Problems.without(problem, Problems.DURATION), 0);
    }

    Rental receiver(String chosen) {
        String left = Problems.without(problem, Problems.ADDRESS, Problems.FORM);
        return new Rental(energy, duration, chosen, "", friend, left, 0);
    }

    public Rental asking(String question) {
        return new Rental(energy, duration, receiver, question, friend, problem, 0);
    }

    public Rental forFriend() {
        return new Rental(energy, duration, receiver, asking, true, problem, page);
    }

    /** Asking for the receiver, with this page of the address book. */
    Rental page(int number) {
        return new Rental(energy, duration, receiver, RECEIVER, friend, problem, number);
    }

    Rental problem(String word) {
        return new Rental(energy, duration, receiver, asking, friend, word, 0);
    }
}
