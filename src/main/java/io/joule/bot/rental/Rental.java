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
 */
@RegisterForReflection
public record Rental(long energy, String duration, String receiver, String asking, boolean friend, String problem) {

    /** What one USDT transfer needs, to somebody who holds USDT. */
    public static final long ONE_TRANSFER = 65_000;

    public static final Rental START = new Rental(ONE_TRANSFER, null, null, "", false, "");

    /** The open question: whom the energy is for. */
    public static final String RECEIVER = "receiver";

    static final String ENERGY = "energy";

    public Rental {
        problem = problem == null ? "" : problem;
    }

    public static Rental of(long energy, String duration, String receiver) {
        return new Rental(energy, duration, receiver, "", false, "");
    }

    /** The same with these, whatever is open or wrong. */
    Rental with(String chosenDuration, String chosenReceiver) {
        return new Rental(energy, chosenDuration, chosenReceiver, asking, friend, problem);
    }

    Rental energy(long chosen) {
        return new Rental(chosen, duration, receiver, "", friend, Problems.without(problem, Problems.ENERGY));
    }

    Rental duration(String chosen) {
        return new Rental(energy, chosen, receiver, "", friend, Problems.without(problem, Problems.DURATION));
    }

    Rental receiver(String chosen) {
        String left = Problems.without(problem, Problems.ADDRESS, Problems.FORM);
        return new Rental(energy, duration, chosen, "", friend, left);
    }

    public Rental asking(String question) {
        return new Rental(energy, duration, receiver, question, friend, problem);
    }

    public Rental forFriend() {
        return new Rental(energy, duration, receiver, asking, true, problem);
    }

    Rental problem(String word) {
        return new Rental(energy, duration, receiver, asking, friend, word);
    }
}
