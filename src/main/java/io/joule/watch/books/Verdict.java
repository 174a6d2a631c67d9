package io.joule.watch.books;

import io.joule.chaintx.ChainTx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What came of a look at an area.
 *
 * @param seen what does not agree
 * @param undecided parts that could not be judged, because something is on its way: what was found there stays as it is
 * @param homeward delegations that are provably ours and past their rental
 */
record Verdict(String area, List<Seen> seen, Set<String> undecided, List<Homeward> homeward) {

    /** @param block the final one that holds it; @param ended when its rental did */
    record Homeward(UUID delegation, ChainTx.InBlock block, Instant ended) {}

    static Verdict of(String area, List<Seen> seen) {
        return new Verdict(area, seen, Set.of(), List.of());
    }
}
