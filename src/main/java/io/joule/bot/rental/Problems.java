package io.joule.bot.rental;

import io.joule.bot.card.Show;
import io.joule.bot.card.Typed;
import io.joule.bot.card.Visit;
import io.joule.pricing.PriceBook;
import io.joule.pricing.PricingConfig;
import io.joule.pricing.RentalDuration;
import io.joule.tron.TronAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be wrong with a text that orders: found as a word that a state can hold, told as a sentence. */
@ApplicationScoped
class Problems {

    static final String FORM = "form";
    static final String ENERGY = "energy";
    static final String DURATION = "duration";
    /** How all words about the address begin. */
    static final String ADDRESS = "address";

    private static final String LETTERS = "address-letters";
    private static final String LENGTH = "address-length";
    private static final String CHECKSUM = "address-checksum";
    private static final int ADDRESS_LENGTH = 34;

    private final PriceBook prices;
    private final PricingConfig limits;

    Problems(PriceBook prices, PricingConfig limits) {
        this.prices = prices;
        this.limits = limits;
    }

    /** A whole number that is sold. */
    Optional<Long> energy(String text) {
        return Typed.whole(text).stream()
                .filter(energy -> energy >= limits.minEnergy() && energy <= limits.maxEnergy())
                .boxed()
                .findFirst();
    }

    boolean isSold(String duration) {
        return prices.sold().stream().anyMatch(sold -> sold.label().equals(duration));
    }

    /** The words for all that is wrong with an order, with spaces between; empty when nothing is. */
    String of(String energy, String duration, String address) {
        return Stream.of(energy(energy).isEmpty() ? ENERGY : "", isSold(duration) ? "" : DURATION, ofAddress(address))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** What is left of the words when those that begin so are mended. */
    static String without(String words, String... mended) {
        return Arrays.stream(words.split(" "))
                .filter(word -> Arrays.stream(mended).noneMatch(word::startsWith))
                .collect(Collectors.joining(" "));
    }

    /** Why this is no address; empty when it is one. */
    static String ofAddress(String text) {
        if (isAddress(text)) {
            return "";
        }
        return !text.matches("T[1-9A-HJ-NP-Za-km-z]*") ? LETTERS : text.length() == ADDRESS_LENGTH ? CHECKSUM : LENGTH;
    }

    static boolean isAddress(String text) {
        try {
            TronAddress.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @param word one of {@link #of} or {@link #ofAddress}, not empty */
    String sentence(String word, Visit visit) {
        RentalMessages texts = visit.texts(RentalMessages.class);
        return switch (word) {
            case ENERGY -> texts.badEnergy(Show.number(limits.minEnergy()), Show.number(limits.maxEnergy()));
            case DURATION -> texts.badDuration(sold());
            case LETTERS -> texts.badLetters();
            case LENGTH -> texts.badLength();
            case CHECKSUM -> texts.badChecksum();
            default -> texts.badForm(BuyText.EXAMPLE);
        };
    }

    private String sold() {
        return prices.sold().stream().map(RentalDuration::label).collect(Collectors.joining(", "));
    }
}
