package io.joule.welcome;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages of Joule's pages. */
enum Language {
    EN("en", "English"),
    ZH("zh", "中文");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** The one asked for by {@code ?lang=}, or else the first of the browser's that there is, or else English. */
    static Language of(String asked, List<Locale> accepted) {
        return named(asked)
                .or(() -> accepted.stream()
                        .flatMap(l -> named(l.getLanguage()).stream())
                        .findFirst())
                .orElse(EN);
    }

    private static Optional<Language> named(String tag) {
        return Arrays.stream(values()).filter(l -> l.tag.equals(tag)).findFirst();
    }

    public String tag() {
        return tag;
    }

    /** Its name in itself. */
    public String ownName() {
        return ownName;
    }

    public Language other() {
        return this == EN ? ZH : EN;
    }
}
