package io.joule.bot.rental;

import io.joule.tron.TronAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code BUY 65000 1h T…}: an order in one line of text; an address alone begins one as well. */
@ApplicationScoped
class BuyText {

    static final String EXAMPLE = "BUY 65000 1h T…";

    private static final int WORDS = 4;
    private static final Pattern BUY = Pattern.compile("(?is)(buy|购买)(\\s.*)?");
    /** Meant as an address, whether it is one or not. */
    private static final Pattern ADDRESS = Pattern.compile("T\\S{24,44}|41[0-9a-fA-F]{40}");

    private static final Pattern WHOLE =
            Pattern.compile("(?is)(buy|购买)\\s+[0-9][0-9,._']*\\s+[0-9a-z]+\\s+(" + ADDRESS.pattern() + ")");

    private final Problems problems;

    BuyText(Problems problems) {
        this.problems = problems;
    }

    static boolean isOrder(String text) {
        return BUY.matcher(text).matches();
    }

    /** With all its four words, right or wrong. */
    static boolean isWholeOrder(String text) {
        return WHOLE.matcher(text).matches();
    }

    static boolean isAddressAlone(String text) {
        return ADDRESS.matcher(text).matches();
    }

    static String write(Rental rental) {
        return "BUY " + rental.energy() + " " + rental.duration() + " " + rental.receiver();
    }

    /** What the text orders, with its problem where it has one; empty when it is neither an order nor an address. */
    Optional<Rental> read(String text) {
        if (isOrder(text)) {
            return Optional.of(order(text.strip().split("\\s+")));
        }
        return isAddressAlone(text) ? Optional.of(addressed(Rental.START, text)) : Optional.empty();
    }

    private Rental order(String[] words) {
        if (words.length != WORDS) {
            return Rental.START.problem(Problems.FORM);
        }
        String duration = words[2].toLowerCase(Locale.ROOT);
        Rental asked = Rental.of(
                problems.energy(words[1]).orElse(Rental.ONE_TRANSFER),
                problems.isSold(duration) ? duration : null,
                Problems.isAddress(words[3]) ? TronAddress.parse(words[3]).toString() : null);
        return asked.problem(problems.of(words[1], duration, words[3]));
    }

    private static Rental addressed(Rental rental, String text) {
        String problem = Problems.ofAddress(text);
        return problem.isEmpty() ? rental.receiver(TronAddress.parse(text).toString()) : rental.problem(problem);
    }
}
