package io.joule.bot.rental;

import io.joule.tron.TronAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code BUY 65000 1h T…}: an order in one line of text; an address alone begins one as well. */
final class BuyText {

    private static final Pattern BUY = Pattern.compile("(?i)buy\\s+([0-9]{1,9})\\s+([0-9]{1,4}[smhd])\\s+(\\S{30,60})");

    private BuyText() {}

    static Optional<Rental> read(String text) {
        Matcher line = BUY.matcher(text.strip());
        if (line.matches()) {
            return address(line.group(3))
                    .map(receiver -> new Rental(
                            Long.parseLong(line.group(1)), line.group(2).toLowerCase(), receiver, ""));
        }
        return address(text).map(receiver -> Rental.START.receiver(receiver));
    }

    static String write(long energy, String duration, String receiver) {
        return "BUY " + energy + " " + duration + " " + receiver;
    }

    static Optional<String> address(String text) {
        try {
            return Optional.of(TronAddress.parse(text.strip()).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
