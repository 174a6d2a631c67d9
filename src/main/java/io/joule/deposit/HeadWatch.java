package io.joule.deposit;

import io.joule.base.BackgroundLoop;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.chaintx.ChainTracker;
import io.joule.chaintx.ChainView;
import io.joule.tron.BlockRef;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows customers their payments before these are final. It reads each new block of the head chain once, and all since
 * the last final one again when the chain took another way. It only looks while an announced payment is awaited.
 */
@ApplicationScoped
public class HeadWatch {

    /** Final blocks trail the head by about 20; further back is the scanner's alone. */
    private static final long LOOK_BACK = 40;

    private final BlockReader reader;
    private final ChainView view;
    private final Sql sql;
    private final DepositConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;
    private final ScanSql scan = new ScanSql();
    private final MatchSql match = new MatchSql();
    private final IntentSql intents = new IntentSql();
    private final SightingSql sightings = new SightingSql();
    private volatile BlockRef read;

    public HeadWatch(BlockReader reader, ChainView view, Sql sql, DepositConfig config, Clock clock, Vertx vertx) {
        this.reader = reader;
        this.view = view;
        this.sql = sql;
        this.config = config;
        this.clock = clock;
        this.loop = new BackgroundLoop("head watch", vertx, config::scanEvery, this::round);
    }

    public void start(ChainTracker tracker) {
        if (config.showSeen()) {
            tracker.onHead(ignored -> loop.wake());
            loop.start();
        }
    }

    /** Ends with the round that is under way. */
    public Uni<Void> stop() {
        return loop.stop();
    }

    Uni<Boolean> round() {
        if (!reader.isOpen()) {
            return Uni.createFrom().item(false);
        }
        return intents.anyOpen(sql.pool()).chain(awaited -> {
            if (!awaited) {
                read = null;
                return Uni.createFrom().item(false);
            }
            return view.freshHead().chain(this::follow).replaceWith(false);
        });
    }

    private Uni<Void> follow(BlockRef head) {
        return scan.find(sql.pool()).chain(cursor -> {
            long solid = cursor.map(ScanSql.Cursor::height).orElse(head.height());
            long first = Math.max(solid + 1, head.height() - LOOK_BACK);
            BlockRef last = read;
            boolean onward = last != null && last.height() >= first - 1 && last.height() <= head.height();
            return look(onward ? last.height() + 1 : first, first, head);
        });
    }

    private Uni<Void> look(long from, long first, BlockRef head) {
        if (from > head.height()) {
            boolean same = read != null && read.id().equals(head.id());
            return same || first > head.height() ? Uni.createFrom().voidItem() : look(first, first, head);
        }
        return reader.head(from, head.height() + 1).chain(blocks -> {
            if (blocks.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            boolean otherWay = from > first && !blocks.get(0).block().parentId().equals(read.id());
            return otherWay ? look(first, first, head) : show(blocks);
        });
    }

    private Uni<Void> show(List<BlockPayments> blocks) {
        List<BlockRef> refs = blocks.stream().map(BlockPayments::block).toList();
        List<Sighting> found = new ArrayList<>();
        // The scanner writes the same rows in another order: one after the other, they never wait for each other.
        return sql.transaction(tx -> scan.waitForTheScanner(tx)
                        .chain(() -> sightings.gone(tx, refs))
                        .chain(lost -> Multi.createFrom()
                                .iterable(blocks)
                                .onItem()
                                .transformToIterable(BlockPayments::arrivals)
                                .onItem()
                                .transformToUniAndConcatenate(arrival -> judge(tx, arrival, found))
                                .onItem()
                                .ignoreAsUni()
                                .chain(() -> sightings.seen(tx, found, clock.now()))
                                .chain(() -> intents.unseen(tx, lost)))
                        .chain(() -> intents.seen(
                                tx,
                                found.stream()
                                        .map(Sighting::intent)
                                        .flatMap(Optional::stream)
                                        .toList())))
                .invoke(() -> read = refs.get(refs.size() - 1));
    }

    private Uni<Void> judge(SqlConnection tx, Arrival arrival, List<Sighting> found) {
        Matching matching = new Matching(Minimum.micros(config));
        if (matching.isDust(arrival.payment())) {
            return Uni.createFrom().voidItem();
        }
        return match.candidates(tx, arrival.payment())
                .map(candidates ->
                        matching.judge(arrival.payment(), arrival.block().time(), candidates))
                .invoke(verdict -> {
                    if (verdict instanceof Verdict.Credit credit) {
                        found.add(new Sighting(arrival, credit.customer(), credit.intent()));
                    }
                })
                .replaceWithVoid();
    }
}
