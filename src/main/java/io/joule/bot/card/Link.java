package io.joule.bot.card;

import io.joule.base.Check;
import io.joule.notice.telegram.InlineButton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ways in from outside the card: a link {@code t.me/bot?start=…} that anybody may open, and a button under a
 * notice. Both carry a payload that leads where {@link Screen#linked} says. It gives no right: whoever knows one may
 * type it, so a screen shows behind it only what this person may see.
 */
public final class Link {

    /** The payload of a link to what the command opens. */
    public static final String COMMAND = "go_";

    /** No token of a card has this, so a notice's button is never taken for one of a card. */
    private static final String MARK = ":";

    private static final Pattern PAYLOAD = Pattern.compile("[A-Za-z0-9_-]{1,63}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODE_BYTES = 16;

    private Link() {}

    /** @param bot the bot's user name */
    public static String url(String bot, String payload) {
        return "https://t.me/" + bot + "?start=" + checked(payload);
    }

    /** A button under a notice; a press is the same as opening the link. */
    public static InlineButton button(String label, String payload) {
        return InlineButton.callback(label, MARK + checked(payload));
    }

    /** Of a press that may be anybody's; empty when it is of no button made here. */
    public static Optional<String> payload(String data) {
        return data.startsWith(MARK) && isPayload(data.substring(MARK.length()))
                ? Optional.of(data.substring(MARK.length()))
                : Optional.empty();
    }

    /** Telegram takes no other. */
    public static boolean isPayload(String text) {
        return PAYLOAD.matcher(text).matches();
    }

    /** 128 random bits, in 22 characters that a payload may have. */
    public static String code() {
        byte[] bytes = new byte[CODE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String checked(String payload) {
        Check.argument(isPayload(payload), "no payload of a link: %s", payload);
        return payload;
    }
}
