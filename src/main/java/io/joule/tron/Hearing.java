package io.joule.tron;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the nodes that were asked so far tell of one run of final blocks. */
final class Hearing {

    private final long from;
    private final long to;
    private final List<Word> words = new ArrayList<>();

    Hearing(long from, long to) {
        this.from = from;
        this.to = to;
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    void add(List<Word> heard) {
        words.addAll(heard);
    }

    /** The first blocks that two parties tell alike; whoever tells one of these otherwise is isolated. */
    List<AgreedBlock> agreed() {
        List<AgreedBlock> run = new ArrayList<>();
        for (int index = 0; index < to - from; index++) {
            Optional<AgreedBlock> block = agreed(index);
            if (block.isEmpty()) {
                break;
            }
            run.add(block.get());
        }
        return run;
    }

    /** Those that have the first block. */
    List<Word> told() {
        return words.stream().filter(word -> word.has(0)).toList();
    }

    /** Those that answered and do not have it. */
    List<NodeClient> withoutIt() {
        return words.stream()
                .filter(word -> word.trouble().isEmpty() && !word.has(0))
                .map(Word::by)
                .toList();
    }

    boolean isAnswered() {
        return words.stream().anyMatch(word -> word.trouble().isEmpty());
    }

    /** What contracts paid is told by one alone so far, because the others keep no account of it. */
    boolean insideRestsOnOne() {
        List<Word> telling = told().stream().filter(Word::tellsInside).toList();
        return telling.size() == 1 && telling.get(0).paysInside();
    }

    /** Those that could not be asked this once. */
    List<NodeClient> silent() {
        return words.stream()
                .filter(word -> word.trouble().isPresent())
                .map(Word::by)
                .toList();
    }

    /** Whose party has not told the first block yet. */
    boolean isWanted(NodeClient client) {
        return told().stream()
                .noneMatch(word -> word.party().equals(client.endpoint().party()));
    }

    String quarrel() {
        return "block " + from + ", "
                + told().stream().map(word -> word.by().node().name()).toList();
    }

    String whyNot() {
        return words.stream()
                .flatMap(word -> word.trouble().stream())
                .findFirst()
                .map(trouble -> ": " + trouble.getMessage())
                .orElse("");
    }

    private Optional<AgreedBlock> agreed(int index) {
        List<Word> here = words.stream().filter(word -> word.has(index)).toList();
        for (Word one : here) {
            Optional<Word> other = here.stream()
                    .filter(word -> !word.party().equals(one.party()) && word.saysTheSameAs(one, index))
                    .filter(word -> isUndisputed(here, one, word, index))
                    .findFirst();
            if (other.isPresent()) {
                isolateOthers(here, one.fuller(other.get()), index);
                return Optional.of(one.with(other.get(), index));
            }
        }
        return Optional.empty();
    }

    /**
     * Where one of the two keeps no account of what contracts paid, the other's word of it is alone: a third may deny
     * it.
     */
    private static boolean isUndisputed(List<Word> here, Word one, Word other, int index) {
        return one.tellsInside() && other.tellsInside()
                || here.stream().noneMatch(word -> word.deniesInside(one.fuller(other), index));
    }

    private void isolateOthers(List<Word> here, Word agreed, int index) {
        here.stream()
                .filter(word -> !word.saysTheSameAs(agreed, index))
                .forEach(word -> word.by()
                        .node()
                        .lied("it tells final block %d otherwise than two others".formatted(from + index)));
    }
}
