package io.joule.deposit;

import io.joule.base.BackgroundLoop;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.deposit.ScanSql.Cursor;
import io.joule.tron.BlockRef;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads every final block once, in order, for payments to the deposit address. It only ever goes on from its own
 * cursor: a node that is behind has nothing for it, and one that tells of another chain stops it, for a person to look.
 * It looks now and then, and more often only while a payment that was seen is about to become final.
 */
@ApplicationScoped
public class DepositScanner {

    private static final Logger LOG = Logger.getLogger(DepositScanner.class);

    private final TronNetwork chain;
    private final BlockReader reader;
    private final BlockBook book;
    private final Sql sql;
    private final DepositConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;
    private final ScanSql scan = new ScanSql();
    private final SightingSql sightings = new SightingSql();
    private volatile boolean awaited;
    private volatile String fault;

    public DepositScanner(
            TronNetwork chain,
            BlockReader reader,
            BlockBook book,
            Sql sql,
            DepositConfig config,
            Clock clock,
            Vertx vertx) {
        this.chain = chain;
        this.reader = reader;
        this.book = book;
        this.sql = sql;
        this.config = config;
        this.clock = clock;
        this.loop = new BackgroundLoop("deposit scanner", vertx, this::pause, this::round);
    }

    public void start() {
        loop.start();
    }

    /** Ends with the round that is under way. */
    public Uni<Void> stop() {
        return loop.stop();
    }

    /** False from a failed round until the next that succeeds. */
    public boolean healthy() {
        return loop.healthy();
    }

    /** Why it does not go on, as long as the nodes tell of another chain than the one it has read. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** Books one run of blocks; true when there may be more at once. */
    Uni<Boolean> round() {
        if (!reader.isOpen()) {
            return Uni.createFrom().item(false);
        }
        return sightings
                .any(sql.pool())
                .invoke(any -> awaited = any)
                .chain(() -> scan.find(sql.pool()))
                .chain(cursor -> cursor.isPresent() ? goOn(cursor.get()) : begin().replaceWith(true));
    }

    private Duration pause() {
        boolean sooner = awaited && config.scanAwaited().compareTo(config.scanEvery()) < 0;
        return sooner ? config.scanAwaited() : config.scanEvery();
    }

    private Uni<Void> begin() {
        if (config.startBlock().isPresent()) {
            long before = Math.max(0, config.startBlock().getAsLong() - 1);
            return scan.begin(sql.pool(), before, Optional.empty(), clock.now());
        }
        return chain.solidHead()
                .chain(head -> scan.begin(sql.pool(), head.height(), Optional.of(head.id()), clock.now()));
    }

    private Uni<Boolean> goOn(Cursor cursor) {
        long from = cursor.height() + 1;
        return reader.solid(from, from + config.scanBatch()).chain(blocks -> {
            if (blocks.isEmpty()) {
                return Uni.createFrom().item(false);
            }
            refuseAnotherChain(cursor, blocks);
            boolean full = blocks.size() == config.scanBatch();
            // Another instance's step is no failure, and what it left is looked for at once.
            return book.book(cursor.height(), blocks).map(moved -> full || !moved);
        });
    }

    private void refuseAnotherChain(Cursor cursor, List<BlockPayments> blocks) {
        BlockRef next = blocks.get(0).block();
        if (cursor.blockId().isPresent() && !cursor.blockId().get().equals(next.parentId())) {
            fault = "final block %d follows %s, but %s was read as final before it"
                    .formatted(next.height(), next.parentId(), cursor.blockId().get());
            LOG.errorf("deposits are not credited any more: %s", fault);
            throw new IllegalStateException(fault);
        }
        fault = null;
    }
}
