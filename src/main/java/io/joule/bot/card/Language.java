package io.joule.bot.card;

import java.util.Arrays;
import java.util.Locale;

/** The languages of the bot. */
public enum Language {
    EN("en", "English"),
    ZH("zh", "中文");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** Of a person whose Telegram speaks {@code code} (IETF, may be null): Chinese for every zh…, else English. */
    public static Language of(String code) {
        return code != null && code.toLowerCase(Locale.ROOT).startsWith(ZH.tag) ? ZH : EN;
    }

    /** The one with this {@link #tag()}. */
    public static Language tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst()
                .orElse(EN);
    }

    public String tag() {
        return tag;
    }

    /** Its name in itself. */
    public String ownName() {
        return ownName;
    }
}
