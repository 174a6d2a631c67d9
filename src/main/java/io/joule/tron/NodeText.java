package io.joule.tron;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Makes a node's words fit to be shown: hex is decoded, control characters go, and it is never long. */
final class NodeText {

    private static final int MAX_LENGTH = 300;

    private NodeText() {}

    /** A node sends the same message as plain text on one path and as hex on another. */
    static String readable(String text) {
        String plain = text.length() >= 2 && text.matches("([0-9a-fA-F]{2})+") ? decoded(text) : text;
        return shortened(plain);
    }

    static String shortened(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH - 1) + "…";
    }

    private static String decoded(String hex) {
        String text = new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c != '\ufffd' || c == '\n' || c == '\t');
        return printable ? text : hex;
    }
}
