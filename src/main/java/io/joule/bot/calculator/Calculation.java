package io.joule.bot.calculator;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What is being calculated.
 *
 * @param view {@code ask}, {@code call} (which energy?), {@code transfer} (which transfer?) or {@code result}
 * @param kind {@code holders}, {@code others}, {@code call} or {@code transfer}
 * @param number of transfers; for a call its energy
 * @param energy that it takes
 * @param report what is wrong with what was written, plain, or empty
 */
@RegisterForReflection
public record Calculation(String view, String kind, long number, long energy, String report) {

    static final String ASK = "ask";
    static final String CALL = "call";
    static final String TRANSFER = "transfer";
    static final String RESULT = "result";
    static final String HOLDERS = "holders";
    static final String OTHERS = "others";

    /** What a USDT transfer takes at most, to who holds USDT and to who holds none. */
    private static final long TO_HOLDER = 65_000;

    private static final long TO_OTHER = 131_000;

    static final Calculation START = asking(ASK, "");

    static Calculation asking(String view, String report) {
        return new Calculation(view, "", 0, 0, report);
    }

    static Calculation transfers(String kind, long number) {
        return new Calculation(RESULT, kind, number, number * (kind.equals(OTHERS) ? TO_OTHER : TO_HOLDER), "");
    }

    static Calculation of(String kind, long energy) {
        return new Calculation(RESULT, kind, energy, energy, "");
    }
}
