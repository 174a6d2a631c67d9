package io.joule.bot.wallet;

import io.joule.bot.card.Typed;
import io.joule.tron.TronAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a person pasted, taken apart: addresses, each with what stands behind it in its line as its name. */
final class PastedText {

    private static final int LENGTH = 34;
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;，；、]+");
    /** Whatever was probably meant as an address. */
    private static final Pattern ATTEMPT = Pattern.compile("T\\w{20,60}|0x[0-9a-fA-F]{30,50}|41[0-9a-fA-F]{36,44}");

    /** The same inside a word: behind a colon, in brackets, in a link. */
    private static final Pattern INSIDE = Pattern.compile("(?<![0-9A-Za-z])T[0-9A-Za-z]{20,60}(?![0-9A-Za-z])");

    private static final Pattern BASE58 = Pattern.compile("[1-9A-HJ-NP-Za-km-z]+");

    private PastedText() {}

    /** What is wrong with an address as a text. */
    enum Fault {
        /** Nothing that looks like an address at all. */
        NONE_THERE,
        /** Several in one word, of which none is guessed. */
        SEVERAL,
        /** An address of Ethereum and its like. */
        OTHER_CHAIN,
        LENGTH,
        /** 0, O, I or l, which never occur, or another one. */
        CHARACTER,
        CHECKSUM
    }

    /**
     * @param written as it stood there
     * @param address empty when there is a fault
     * @param fault null when there is an address
     */
    record Entry(String written, Optional<TronAddress> address, String name, Fault fault) {}

    static List<Entry> read(String text) {
        List<Entry> entries = new ArrayList<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(PastedText::line)
                .forEach(entries::addAll);
        return entries;
    }

    private static List<Entry> line(String line) {
        List<Entry> found = new ArrayList<>();
        for (String word : BETWEEN.split(line)) {
            Optional<Entry> entry = word(Typed.plain(word));
            if (entry.isPresent()) {
                found.add(entry.get());
            } else if (!found.isEmpty()) {
                Entry last = found.remove(found.size() - 1);
                found.add(new Entry(last.written(), last.address(), (last.name() + " " + word).strip(), last.fault()));
            }
        }
        return found.isEmpty() ? List.of(new Entry(line, Optional.empty(), "", Fault.NONE_THERE)) : found;
    }

    /** Empty for a word that has nothing to do with an address. */
    private static Optional<Entry> word(String word) {
        if (ATTEMPT.matcher(word).matches()) {
            return Optional.of(entry(word));
        }
        List<String> inside = INSIDE.matcher(word)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        return inside.size() > 1
                ? Optional.of(new Entry(word, Optional.empty(), "", Fault.SEVERAL))
                : inside.stream().findFirst().map(PastedText::entry);
    }

    private static Entry entry(String word) {
        try {
            return new Entry(word, Optional.of(TronAddress.parse(word)), "", null);
        } catch (IllegalArgumentException e) {
            return new Entry(word, Optional.empty(), "", fault(word));
        }
    }

    private static Fault fault(String word) {
        if (word.startsWith("0x")) {
            return Fault.OTHER_CHAIN;
        }
        if (word.startsWith("T") && !BASE58.matcher(word).matches()) {
            return Fault.CHARACTER;
        }
        boolean whole = word.startsWith("T") ? word.length() == LENGTH : word.length() == 2 * TronAddress.LENGTH;
        return whole ? Fault.CHECKSUM : Fault.LENGTH;
    }

    /** The characters of {@code word} that no address has. */
    static String strangers(String word) {
        return Arrays.stream(word.split(""))
                .filter(letter -> !BASE58.matcher(letter).matches())
                .distinct()
                .reduce("", (all, letter) -> all.isEmpty() ? letter : all + " " + letter);
    }
}
