package io.joule.watch.books;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.ledger.LedgerProof;
import io.joule.ledger.LedgerProof.BrokenPosting;
import io.joule.ledger.LedgerProof.Unbalanced;
import io.joule.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads new postings at once and old ones in turn, so much in each run; what was found before is read again each time.
 */
@ApplicationScoped
class PostingCheck implements BooksCheck {

    static final String NEW = "postings-new";
    static final String TURN = "postings-turn";
    private static final int SHOWN = 200;

    private final Sql sql;
    private final LedgerProof ledger;
    private final Clock clock;
    private final ReconciliationConfig config;

    PostingCheck(Sql sql, LedgerProof ledger, Clock clock, ReconciliationConfig config) {
        this.sql = sql;
        this.ledger = ledger;
        this.clock = clock;
        this.config = config;
    }

    /** Ids of postings: {@code fresh} to {@code newest}, and a piece of the older ones. */
    private record Range(long fresh, long newest, long from, long to) {}

    @Override
    public Uni<List<Area>> areas() {
        return Uni.createFrom()
                .item(List.of(new Area("postings", this::postings), new Area("balanced", this::balanced)));
    }

    private Uni<Verdict> postings() {
        return range().chain(range -> MoneySql.known(sql.pool(), FindingKind.POSTING_CHAIN)
                .chain(known -> ledger.postings(range.fresh(), range.newest(), known, SHOWN))
                .chain(fresh -> ledger.postings(range.from(), range.to(), List.of(), SHOWN)
                        .map(old -> Verdict.of("postings", distinct(fresh, old)))));
    }

    /** The second of the two moves the marks on: both have read the range then. */
    private Uni<Verdict> balanced() {
        return range().chain(range -> MoneySql.known(sql.pool(), FindingKind.UNBALANCED_TRANSACTION)
                .chain(known -> ledger.transactions(range.fresh(), range.newest(), known, SHOWN))
                .chain(fresh -> ledger.transactions(range.from(), range.to(), List.of(), SHOWN)
                        .map(old -> Verdict.of("balanced", unbalanced(fresh, old))))
                .call(() -> moveOn(range)));
    }

    private Uni<Range> range() {
        return Uni.combine()
                .all()
                .unis(MoneySql.mark(sql.pool(), NEW), MoneySql.mark(sql.pool(), TURN), ledger.newest())
                .asTuple()
                .map(t -> range(t.getItem1(), t.getItem2(), t.getItem3()));
    }

    /**
     * Ids are given before the commit: the last of the piece before may have been missing then, so it is read again.
     */
    private Range range(long fresh, long turn, long newest) {
        long from = turn >= newest ? 0 : turn;
        return new Range(
                Math.max(0, fresh - config.postingsPerRun() / 10), newest, from, from + config.postingsPerRun());
    }

    private Uni<Void> moveOn(Range range) {
        return MoneySql.mark(sql.pool(), NEW, range.newest(), clock.now())
                .chain(() -> MoneySql.mark(sql.pool(), TURN, Math.min(range.to(), range.newest()), clock.now()));
    }

    private static List<Seen> distinct(List<BrokenPosting> fresh, List<BrokenPosting> old) {
        Map<Long, Seen> seen = new TreeMap<>();
        fresh.forEach(one -> seen.put(one.id(), seen(one)));
        old.forEach(one -> seen.put(one.id(), seen(one)));
        return List.copyOf(seen.values());
    }

    private static List<Seen> unbalanced(List<Unbalanced> fresh, List<Unbalanced> old) {
        Map<Long, Seen> seen = new TreeMap<>();
        fresh.forEach(one -> seen.put(one.transaction(), seen(one)));
        old.forEach(one -> seen.put(one.transaction(), seen(one)));
        return List.copyOf(seen.values());
    }

    private static Seen seen(BrokenPosting broken) {
        return Seen.of(
                FindingKind.POSTING_CHAIN,
                Long.toString(broken.id()),
                broken.expected().toString(),
                broken.left().toString(),
                broken.left().minus(broken.expected()).micros(),
                "A posting of account %d does not follow from the one before it: the books were changed past the ledger."
                        .formatted(broken.account()));
    }

    private static Seen seen(Unbalanced found) {
        return Seen.of(
                FindingKind.UNBALANCED_TRANSACTION,
                Long.toString(found.transaction()),
                Money.zero(found.sum().asset()).toString(),
                found.sum().toString(),
                found.sum().micros(),
                "The postings of %s %s do not add up to zero.".formatted(found.kind(), found.reference()));
    }
}
