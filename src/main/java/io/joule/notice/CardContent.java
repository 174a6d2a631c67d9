package io.joule.notice;

import io.joule.notice.telegram.InlineKeyboard;
import io.joule.notice.telegram.TelegramJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a message shows.
 *
 * @param html Telegram's HTML: at most 4096 characters when it is parsed, 1024 under a picture
 * @param photo a PNG, or null
 */
public record CardContent(String html, InlineKeyboard keyboard, byte[] photo) {

    public static CardContent of(String html, InlineKeyboard keyboard) {
        return new CardContent(html, keyboard, null);
    }

    public boolean isPhoto() {
        return photo != null;
    }

    /** Equal for equal content, and for nothing else. */
    public String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(html.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            sha.update(TelegramJson.write(keyboard).getBytes(StandardCharsets.UTF_8));
            if (photo != null) {
                sha.update(photo);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CardContent that
                && html.equals(that.html)
                && keyboard.equals(that.keyboard)
                && Arrays.equals(photo, that.photo);
    }

    @Override
    public int hashCode() {
        return html.hashCode();
    }
}
