package io.joule.pricing;

import io.joule.base.Check;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** How long energy is rented, in the words of configuration, price book and API: {@code 10s}, {@code 1h}. */
public record RentalDuration(String label, Duration value) {

    private static final Pattern LABEL = Pattern.compile("[1-9][0-9]{0,3}[smhd]");

    /** @throws IllegalArgumentException unless this is a number from 1 to 9999 and one of s, m, h, d */
    public static RentalDuration parse(String label) {
        Check.argument(
                label != null && LABEL.matcher(label).matches(),
                "not a duration: %s (a number and one of s, m, h, d is, such as 1h or 14d)",
                label);
        int last = label.length() - 1;
        long number = Long.parseLong(label.substring(0, last));
        return new RentalDuration(label, Duration.of(number, unit(label.charAt(last))));
    }

    @Override
    public String toString() {
        return label;
    }

    private static ChronoUnit unit(char letter) {
        return switch (letter) {
            case 's' -> ChronoUnit.SECONDS;
            case 'm' -> ChronoUnit.MINUTES;
            case 'h' -> ChronoUnit.HOURS;
            case 'd' -> ChronoUnit.DAYS;
            default -> throw new IllegalArgumentException("no unit of time: " + letter);
        };
    }
}
