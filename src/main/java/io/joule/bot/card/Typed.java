package io.joule.bot.card;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What people type or paste, as it is meant to be read by a program. Never for what is kept, like a name. */
public final class Typed {

    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;

    /** Up to 15 digits, so that no number overflows; groups have three digits, and one separator throughout. */
    private static final Pattern WHOLE =
            Pattern.compile("[0-9]{1,15}|[1-9][0-9]{0,2}([,. '’])[0-9]{3}(?:\\1[0-9]{3}){0,3}");

    private Typed() {}

    /** Without what can't be seen; full-width characters and all kinds of space as the ordinary ones. */
    public static String plain(String text) {
        return text.replaceAll("\\p{Cf}", "")
                .codePoints()
                .map(Typed::ordinary)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** A whole number, perhaps in groups of three digits; empty for anything else: a fraction is never guessed away. */
    public static OptionalLong whole(String text) {
        String plain = plain(text);
        return WHOLE.matcher(plain).matches()
                ? OptionalLong.of(Long.parseLong(plain.replaceAll("[^0-9]", "")))
                : OptionalLong.empty();
    }

    private static int ordinary(int character) {
        if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST) {
            return character - FULL_WIDTH_OFFSET;
        }
        return Character.isSpaceChar(character) ? ' ' : character;
    }
}
