package io.joule.base;

/** Assertions that stay on in production: a broken promise stops the step, never the program. */
public final class Check {

    private Check() {}

    /** @throws IllegalStateException when {@code condition} is false */
    public static void that(boolean condition, String message, Object... args) {
        if (!condition) {
            throw new IllegalStateException(String.format(message, args));
        }
    }

    /** @throws IllegalArgumentException when {@code condition} is false */
    public static void argument(boolean condition, String message, Object... args) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(message, args));
        }
    }
}
