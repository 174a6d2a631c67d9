package io.joule.watch.books;

import io.joule.base.Clock;
import io.joule.base.Each;
import io.joule.base.Sql;
import io.joule.tron.TronNetwork;
import io.joule.watch.books.TransactionSql.Ended;
import io.joule.watch.books.TransactionSql.OnChain;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Transactions that count as expired or refused: each is looked for on the final chain once more, when all is long
 * over.
 */
@ApplicationScoped
class TransactionCheck implements BooksCheck {

    private static final int BATCH = 1_000;
    private static final int AT_ONCE = 2;
    private static final int SHOWN = 200;

    private final Sql sql;
    private final TronNetwork network;
    private final Clock clock;
    private final ReconciliationConfig config;

    TransactionCheck(Sql sql, TronNetwork network, Clock clock, ReconciliationConfig config) {
        this.sql = sql;
        this.network = network;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public Uni<List<Area>> areas() {
        return BooksCheck.one("transactions", this::look);
    }

    private Uni<Verdict> look() {
        return TransactionSql.toLookAtAgain(sql.pool(), clock.now().minus(config.secondLookAfter()), BATCH)
                .chain(ended -> Each.atOnce(ended, AT_ONCE, this::lookAgain))
                .chain(() -> TransactionSql.found(sql.pool(), SHOWN))
                .map(found -> Verdict.of(
                        "transactions",
                        found.stream().map(TransactionCheck::seen).toList()));
    }

    /** What one node proves either way; what it does not is asked again in the next run. */
    private Uni<Void> lookAgain(Ended ended) {
        return network.fate(ended.id(), ended.expiresAt()).chain(fate -> switch (fate.kind()) {
            case INCLUDED ->
                fate.solid()
                        ? TransactionSql.looked(sql.pool(), ended.id(), true)
                        : Uni.createFrom().voidItem();
            case EXPIRED -> TransactionSql.looked(sql.pool(), ended.id(), false);
            case OPEN -> Uni.createFrom().voidItem();
        });
    }

    private static Seen seen(OnChain found) {
        return Seen.of(
                FindingKind.TRANSACTION_ON_CHAIN,
                found.id().hex(),
                found.status(),
                "in the final chain",
                null,
                "A %s transaction that counts as %s is in the final chain: a node said what was not so."
                        .formatted(found.purpose(), found.status()));
    }
}
