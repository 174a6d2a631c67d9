package io.joule.sandbox.telegram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telegram's HTML, read as strictly as Telegram reads it.
 *
 * @param plain what a person reads; its length is what the limits are about
 * @param safe the same as HTML that a browser may show: only the tags that were understood
 */
record HtmlText(String plain, String safe) {

    private static final Set<String> TAGS = Set.of(
            "b",
            "strong",
            "i",
            "em",
            "u",
            "ins",
            "s",
            "strike",
            "del",
            "code",
            "pre",
            "a",
            "blockquote",
            "tg-spoiler",
            "span");
    private static final Map<String, String> NAMED = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>");
    private static final Pattern ENTITY = Pattern.compile("&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{1,6});");
    private static final Pattern HREF = Pattern.compile("\\s+href=\"([^\"]*)\"\\s*");
    private static final Pattern EXPANDABLE = Pattern.compile("\\s+expandable\\s*");
    private static final Pattern CLASS = Pattern.compile("\\s+class=\"(tg-spoiler|language-[a-zA-Z0-9+-]+)\"\\s*");

    static HtmlText ofPlain(String text) {
        return new HtmlText(text, escape(text));
    }

    /** @throws ApiRefusal for what Telegram would not read */
    static HtmlText parse(String html) {
        return new Reader(html).read();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** One pass over one text. */
    private static final class Reader {

        private final String html;
        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder safe = new StringBuilder();
        private final Deque<String> open = new ArrayDeque<>();

        Reader(String html) {
            this.html = html;
        }

        HtmlText read() {
            Matcher tag = TAG.matcher(html);
            int at = 0;
            while (at < html.length()) {
                char c = html.charAt(at);
                if (c == '<') {
                    if (!tag.region(at, html.length()).lookingAt()) {
                        throw refusal("Unclosed start tag", at);
                    }
                    tag(tag, at);
                    at = tag.end();
                } else {
                    int end = html.indexOf('<', at);
                    text(html.substring(at, end < 0 ? html.length() : end));
                    at = end < 0 ? html.length() : end;
                }
            }
            if (!open.isEmpty()) {
                throw refusal("Can't find end tag corresponding to start tag \"" + open.peek() + "\"", html.length());
            }
            return new HtmlText(plain.toString(), safe.toString());
        }

        private void tag(Matcher tag, int at) {
            String name = tag.group(2).toLowerCase(java.util.Locale.ROOT);
            if (!TAGS.contains(name)) {
                throw refusal("Unsupported start tag \"" + name + "\"", at);
            }
            if (tag.group(1).isEmpty()) {
                open.push(name);
                safe.append('<')
                        .append(name)
                        .append(attributes(name, tag.group(3), at))
                        .append('>');
            } else if (!open.isEmpty() && open.peek().equals(name)) {
                open.pop();
                safe.append("</").append(name).append('>');
            } else {
                throw refusal("Unexpected end tag \"" + name + "\"", at);
            }
        }

        private String attributes(String name, String given, int at) {
            if (given.isBlank()) {
                return "";
            }
            Matcher href = HREF.matcher(given);
            if (name.equals("a") && href.matches()) {
                return " target=\"_blank\" rel=\"noreferrer\" href=\"" + escape(decoded(href.group(1))) + "\"";
            }
            Matcher type = CLASS.matcher(given);
            if (type.matches()) {
                return " class=\"" + type.group(1) + "\"";
            }
            if (name.equals("blockquote") && EXPANDABLE.matcher(given).matches()) {
                return "";
            }
            throw refusal("Unsupported attribute in tag \"" + name + "\"", at);
        }

        private void text(String raw) {
            String decoded = decoded(raw);
            plain.append(decoded);
            safe.append(escape(decoded));
        }

        private static String decoded(String raw) {
            return ENTITY.matcher(raw)
                    .replaceAll(found -> Matcher.quoteReplacement(character(found.group(1), found.group())));
        }

        private static String character(String entity, String whole) {
            if (!entity.startsWith("#")) {
                return NAMED.getOrDefault(entity, whole);
            }
            boolean hex = entity.startsWith("#x");
            int code = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) && code > 0 ? Character.toString(code) : whole;
        }

        private ApiRefusal refusal(String what, int at) {
            int offset = html.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
            return ApiRefusal.bad("can't parse entities: " + what + " at byte offset " + offset);
        }
    }
}
