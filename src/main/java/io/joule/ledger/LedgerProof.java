package io.joule.ledger;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * Proves the ledger piece by piece, so that no look reads it whole: every account's balance is what its newest posting
 * left, and along each account every posting follows from the one before. Together that is {@link Ledger#drift()}. Each
 * method is one statement, so it sees one state of the books, whatever is being posted.
 */
@ApplicationScoped
public class LedgerProof {

    private final Pool pool;

    public LedgerProof(Pool pool) {
        this.pool = pool;
    }

    /** A posting that does not follow from the one before it: {@code expected} is what it should have left. */
    public record BrokenPosting(long id, long account, Money expected, Money left) {}

    /** A ledger transaction whose postings of an asset do not add up to zero. */
    public record Unbalanced(long transaction, String kind, String reference, Money sum) {}

    /** Sum of all balances per asset: zero, or the books are broken. */
    public Uni<Map<Asset, Money>> trialBalance() {
        return new LedgerSql().trialBalance(pool);
    }

    /** Accounts whose balance is not what their newest posting left: {@link Drift#postings()} is that. */
    public Uni<List<Drift>> accounts(int limit) {
        return LedgerProofSql.accounts(pool, limit);
    }

    /** Of the postings after {@code from} and up to {@code to}, and of those {@code besides}. */
    public Uni<List<BrokenPosting>> postings(long from, long to, List<Long> besides, int limit) {
        return LedgerProofSql.postings(pool, from, to, besides, limit);
    }

    /** Of the transactions that the same postings belong to, and of those {@code besides}. */
    public Uni<List<Unbalanced>> transactions(long from, long to, List<Long> besides, int limit) {
        return LedgerProofSql.transactions(pool, from, to, besides, limit);
    }

    /** The newest posting's id; 0 when there is none. */
    public Uni<Long> newest() {
        return LedgerProofSql.newest(pool);
    }
}
