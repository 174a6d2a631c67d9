package io.joule.bot.rental;

import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.pricing.PriceBook;
import io.joule.pricing.PricingConfig;
import io.joule.pricing.RentalDuration;
import io.joule.tron.TronAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be wrong with a text that orders: found as a word that a state can hold, told as a sentence. */
@ApplicationScoped
class Problems {

    static final String FORM = "form";
    private static final String ENERGY = "energy";
    private static final String DURATION = "duration";
    private static final String LETTERS = "address-letters";
    private static final String LENGTH = "address-length";
    private static final String CHECKSUM = "address-checksum";
    private static final int ADDRESS = 34;

    private final PriceBook prices;
    private final PricingConfig limits;

    Problems(PriceBook prices, PricingConfig limits) {
        this.prices = prices;
        this.limits = limits;
    }

    /** Digits, perhaps in groups, of an amount that is sold. */
    Optional<Long> energy(String text) {
        String digits = text.replaceAll("[\\s,_.'\u00a0]", "");
        return Optional.of(digits)
                .filter(all -> all.matches("[0-9]{1,9}"))
                .map(Long::valueOf)
                .filter(energy -> energy >= limits.minEnergy() && energy <= limits.maxEnergy());
    }

    boolean isSold(String duration) {
        return prices.sold().stream().anyMatch(sold -> sold.label().equals(duration));
    }

    /** The first thing that is wrong with an order; empty when nothing is. */
    String of(String energy, String duration, String address) {
        return energy(energy).isEmpty() ? ENERGY : isSold(duration) ? ofAddress(address) : DURATION;
    }

    /** Why this is no address; empty when it is one. */
    static String ofAddress(String text) {
        if (isAddress(text)) {
            return "";
        }
        return !text.matches("T[1-9A-HJ-NP-Za-km-z]*") ? LETTERS : text.length() == ADDRESS ? CHECKSUM : LENGTH;
    }

    static boolean isAboutAddress(String word) {
        return word.startsWith("address");
    }

    static boolean isAddress(String text) {
        try {
            TronAddress.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @param word of {@link #of} or {@link #ofAddress}, not empty */
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
