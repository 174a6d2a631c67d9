package io.joule.bot.card;

import io.joule.money.Money;
import io.joule.tron.TronAddress;
import java.math.BigDecimal;
import java.util.Optional;

/** How figures are written on cards. */
public final class Show {

    private static final int HEAD = 6;
    private static final int TAIL = 6;

    private Show() {}

    /** {@code 65 000}, with spaces that do not break. */
    public static String number(long value) {
        return Long.toString(value).replaceAll("(?<=\\d)(?=(\\d{3})+$)", "\u00a0");
    }

    /** {@code 2.925 TRX}: as many decimals as it has. */
    public static String money(Money money) {
        BigDecimal value = BigDecimal.valueOf(money.micros(), Money.SCALE).stripTrailingZeros();
        String plain = value.scale() < 0 ? value.setScale(0).toPlainString() : value.toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String rest = point < 0 ? "" : plain.substring(point);
        String sign = whole.startsWith("-") ? "-" : "";
        return sign + number(Long.parseLong(whole.substring(sign.length()))) + rest + "\u00a0" + money.asset();
    }

    /** {@code 1 hour}, for a price book's {@code 1h}. */
    public static String duration(String label, Visit visit) {
        CardMessages texts = visit.texts(CardMessages.class);
        long number = Long.parseLong(label.substring(0, label.length() - 1));
        return switch (label.charAt(label.length() - 1)) {
            case 's' -> texts.seconds(number);
            case 'm' -> texts.minutes(number);
            case 'h' -> texts.hours(number);
            default -> texts.days(number);
        };
    }

    /** An address of the book, as a button names it: ⭐ is the default. */
    public static String saved(boolean isDefault, Optional<String> name, TronAddress address) {
        return (isDefault ? "⭐ " : "") + name.map(given -> given + " · ").orElse("") + address(address);
    }

    /** Its first characters; an emoji is one, and never halved. */
    public static String start(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** {@code TXYZab…cdefgh}: enough to recognise one's own, too little to type another's. */
    public static String address(TronAddress address) {
        String text = address.toString();
        return text.substring(0, HEAD) + "…" + text.substring(text.length() - TAIL);
    }
}
