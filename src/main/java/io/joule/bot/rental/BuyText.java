package io.joule.bot.rental;

import io.joule.bot.card.Typed;
import io.joule.tron.TronAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code BUY 65000 1h T…}: an order in one line of text; an address alone begins one as well. */
@ApplicationScoped
class BuyText {

    static final String EXAMPLE = "BUY 65000 1h T…";

    private static final int WORDS = 4;
    private static final Pattern BUY = Pattern.compile("(?is)(buy|购买|購買)(\\s.*)?");
    /** Meant as an address, whether it is one or not. */
    private static final Pattern ADDRESS = Pattern.compile("T\\S{24,44}|41[0-9a-fA-F]{40}");

    private final Problems problems;

    BuyText(Problems problems) {
        this.problems = problems;
    }

    static boolean isOrder(String text) {
        return BUY.matcher(Typed.plain(text)).matches();
    }

    /** With something behind its first word, right or wrong: that means an order wherever it is written. */
    static boolean beginsOrder(String text) {
        Matcher order = BUY.matcher(Typed.plain(text));
        return order.matches() && order.group(2) != null;
    }

    static boolean isAddressAlone(String text) {
        return ADDRESS.matcher(Typed.plain(text)).matches();
    }

    static String write(Rental rental) {
        return "BUY " + rental.energy() + " " + rental.duration() + " " + rental.receiver();
    }

    /** What the text orders, with its problem where it has one; empty when it is neither an order nor an address. */
    Optional<Rental> read(String text) {
        String plain = Typed.plain(text);
        if (isOrder(plain)) {
            return Optional.of(order(List.of(plain.split("\\s+"))));
        }
        return isAddressAlone(plain) ? Optional.of(addressed(Rental.START, plain)) : Optional.empty();
    }

    /** Between the first word and the last two stands the energy, in groups perhaps. */
    private Rental order(List<String> words) {
        int last = words.size() - 1;
        String energy = words.size() < WORDS ? "" : String.join(" ", words.subList(1, last - 1));
        if (words.size() < WORDS || words.size() > WORDS && Typed.whole(energy).isEmpty()) {
            return Rental.START.problem(Problems.FORM);
        }
        String duration = duration(words.get(last - 1));
        String receiver = words.get(last);
        Rental asked = Rental.of(
                problems.energy(energy).orElse(Rental.ONE_TRANSFER),
                problems.isSold(duration) ? duration : null,
                Problems.isAddress(receiver) ? TronAddress.parse(receiver).toString() : null);
        return asked.problem(problems.of(energy, duration, receiver));
    }

    private static String duration(String word) {
        return word.toLowerCase(Locale.ROOT).replaceFirst("(?:小时|小時)$", "h").replaceFirst("天$", "d");
    }

    private static Rental addressed(Rental rental, String text) {
        String problem = Problems.ofAddress(text);
        return problem.isEmpty() ? rental.receiver(TronAddress.parse(text).toString()) : rental.problem(problem);
    }
}
