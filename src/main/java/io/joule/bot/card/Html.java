package io.joule.bot.card;

import java.util.regex.Pattern;

/** A text in Telegram's HTML, built so that nothing in it is markup by accident: every argument is escaped. */
public final class Html {

    private static final String WIDE = "：";
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final StringBuilder text = new StringBuilder();

    private Html() {}

    public static Html of() {
        return new Html();
    }

    public Html text(String plain) {
        text.append(escape(plain));
        return this;
    }

    public Html bold(String plain) {
        return tag("b", plain);
    }

    public Html italic(String plain) {
        return tag("i", plain);
    }

    /** In fixed width; a tap copies it. */
    public Html code(String plain) {
        return tag("code", plain);
    }

    /** @param url http(s) or tg */
    public Html link(String plain, String url) {
        text.append("<a href=\"")
                .append(escape(url))
                .append("\">")
                .append(escape(plain))
                .append("</a>");
        return this;
    }

    /** Set off, and folded where it is long. */
    public Html quote(String plain) {
        return tag("blockquote", plain);
    }

    /** The end of the line. */
    public Html line() {
        text.append('\n');
        return this;
    }

    /** A text and the end of the line. */
    public Html line(String plain) {
        return text(plain).line();
    }

    /** "Label: value", the value in bold, and the end of the line. */
    public Html fact(String label, String value) {
        return label(label).bold(value).line();
    }

    /** A label with a colon: what it names comes next. */
    public Html label(String plain) {
        String colon = colon(plain);
        return text(colon.endsWith(WIDE) ? colon : colon + " ");
    }

    /** With the colon of its script: a full-width one, which brings its own space, behind Chinese. */
    public static String colon(String plain) {
        return plain + (CHINESE.matcher(plain).find() ? WIDE : ":");
    }

    /** Another text after this one. */
    public Html then(Html other) {
        text.append(other.text);
        return this;
    }

    public boolean isEmpty() {
        return text.length() == 0;
    }

    /** Without the lines that end in nothing. */
    @Override
    public String toString() {
        return text.toString().stripTrailing();
    }

    private Html tag(String name, String plain) {
        text.append('<')
                .append(name)
                .append('>')
                .append(escape(plain))
                .append("</")
                .append(name)
                .append('>');
        return this;
    }

    private static String escape(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
