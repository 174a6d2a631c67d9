package io.joule.simulation;

/** A promise that was broken. {@code checker} is its short name in tables. */
final class Violation extends RuntimeException {

    private final String checker;

    Violation(String checker, String message) {
        super(checker + ": " + message);
        this.checker = checker;
    }

    String checker() {
        return checker;
    }

    static void unless(boolean kept, String checker, String message, Object... args) {
        if (!kept) {
            throw new Violation(checker, String.format(message, args));
        }
    }
}
