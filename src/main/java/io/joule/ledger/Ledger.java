package io.joule.ledger;

import io.joule.base.Check;
import io.joule.base.Clock;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The only writer of postings. Each writing method is one round trip inside the caller's SQL transaction, posts exactly
 * once, and fails with a {@link io.joule.base.Refusal} that leaves that transaction to be rolled back.
 *
 * <p>Locks are taken on the customer's accounts first, then on the house's: write for one customer in one SQL
 * transaction, or {@link #lock} all of them first, or two may wait for each other.
 */
@ApplicationScoped
public class Ledger {

    public static final int MAX_PAGE = 500;

    private static final String PREPAID = "prepaid";

    private final Pool pool;
    private final Clock clock;
    private final LedgerSql sql = new LedgerSql();

    public Ledger(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Money that arrived on the chain becomes available. The customer must exist.
     *
     * @param reference what makes it unique: {@code txid:index}
     * @throws AlreadyPosted (as failure) when this deposit was credited before
     */
    public Uni<Void> deposit(SqlConnection tx, long customer, Money amount, String reference, String note) {
        positive(amount);
        return sql.post(tx, entry(EntryKind.DEPOSIT, reference, note), customer, amount, "deposits", "available");
    }

    /**
     * Opens and locks the available accounts of several customers, in the order that keeps two writers from waiting for
     * each other. Whoever posts for more than one customer in one SQL transaction calls this before the first posting.
     */
    public Uni<Void> lock(SqlConnection tx, Collection<Long> customers, Collection<Asset> assets) {
        return sql.lockAvailable(tx, customers, assets);
    }

    /**
     * Sets available money aside for an order. The customer must exist.
     *
     * @throws InsufficientFunds (as failure) when less is available
     * @throws AlreadyPosted (as failure) when this order has its hold
     */
    public Uni<Void> hold(SqlConnection tx, long customer, Money amount, UUID order) {
        positive(amount);
        return sql.post(tx, entry(EntryKind.HOLD, order.toString(), null), customer, amount, "available", "held");
    }

    /**
     * Available money is paid ahead, for a package. The customer must exist.
     *
     * @throws InsufficientFunds (as failure) when less is available
     * @throws AlreadyPosted (as failure) when this package is paid
     */
    public Uni<Void> prepay(SqlConnection tx, long customer, Money amount, UUID bought, String note) {
        positive(amount);
        LedgerSql.Entry entry = entry(EntryKind.PREPAY, bought.toString(), note);
        return sql.post(tx, entry, customer, amount, "available", PREPAID);
    }

    /**
     * What was paid ahead is available again.
     *
     * @param reference what makes it unique
     * @throws InsufficientFunds (as failure) when less is paid ahead
     * @throws AlreadyPosted (as failure) when this was given back before
     */
    public Uni<Void> unprepay(SqlConnection tx, long customer, Money amount, String reference, String note) {
        positive(amount);
        LedgerSql.Entry entry = entry(EntryKind.UNPREPAY, reference, note);
        return sql.post(tx, entry, customer, amount, PREPAID, "available");
    }

    /**
     * Sets money that was paid ahead aside for an order; {@link #release} and {@link #refund} give it back there.
     *
     * @throws InsufficientFunds (as failure) when less is paid ahead
     * @throws AlreadyPosted (as failure) when this order has its hold
     */
    public Uni<Void> holdPrepaid(SqlConnection tx, long customer, Money amount, UUID order) {
        positive(amount);
        return sql.post(tx, entry(EntryKind.HOLD, order.toString(), null), customer, amount, PREPAID, "held");
    }

    /**
     * The order's hold becomes revenue, whole.
     *
     * @throws AlreadyPosted (as failure) when the hold has ended, either way
     * @throws NothingHeld (as failure) when there is no hold
     */
    public Uni<Void> capture(SqlConnection tx, UUID order) {
        return sql.follow(tx, entry(EntryKind.CAPTURE, order.toString(), null));
    }

    /**
     * The same for many orders, of whatever customers; fails for all when it does for one. All accounts with holds are
     * locked before the first posting, in the order that keeps two writers from waiting for each other.
     */
    public Uni<Void> capture(SqlConnection tx, List<UUID> orders) {
        return switch (orders.size()) {
            case 0 -> Uni.createFrom().voidItem();
            case 1 -> capture(tx, orders.get(0));
            default -> sql.captureAll(tx, orders.stream().map(UUID::toString).toList(), clock.now());
        };
    }

    /**
     * The order's hold goes back to where it came from, whole; {@code reason} is shown in the statement.
     *
     * @throws AlreadyPosted (as failure) when the hold has ended, either way
     * @throws NothingHeld (as failure) when there is no hold
     */
    public Uni<Void> release(SqlConnection tx, UUID order, String reason) {
        return sql.follow(tx, entry(EntryKind.RELEASE, order.toString(), reason));
    }

    /**
     * A capture that turned out wrong is given back, whole; {@code reason} is shown in the statement.
     *
     * @throws AlreadyPosted (as failure) when it was refunded before
     * @throws NothingHeld (as failure) when there is no capture
     */
    public Uni<Void> refund(SqlConnection tx, UUID order, String reason) {
        return sql.follow(tx, entry(EntryKind.REFUND, order.toString(), reason));
    }

    /**
     * A withdrawal's hold has left, whole: all but {@code fee} of it went out, and that is kept for the network.
     *
     * @throws AlreadyPosted (as failure) when the hold has ended, either way
     * @throws NothingHeld (as failure) when there is no hold
     */
    public Uni<Void> withdraw(SqlConnection tx, UUID withdrawal, Money fee, String note) {
        return sql.withdraw(tx, entry(EntryKind.WITHDRAWAL, withdrawal.toString(), note), fee.micros());
    }

    /**
     * A payment that is no customer's, and unmatched no more, has left again, all but {@code fee} of it.
     *
     * @throws AlreadyPosted (as failure) when this refund was posted before
     */
    public Uni<Void> payBack(SqlConnection tx, UUID refund, Money amount, Money fee, String note) {
        positive(amount.minus(fee));
        Map<String, Long> lines = Map.of(
                "deposits", -amount.micros(),
                "payouts", amount.minus(fee).micros(),
                "fees", fee.micros());
        return sql.postHouse(tx, entry(EntryKind.PAYBACK, refund.toString(), note), amount.asset(), lines);
    }

    /**
     * What the network took for a payout.
     *
     * @param txid of the transaction that burned it
     * @throws AlreadyPosted (as failure) when it was posted before
     */
    public Uni<Void> networkFee(SqlConnection tx, String txid, Money burned) {
        positive(burned);
        Map<String, Long> lines = Map.of("payouts", burned.micros(), "fees", -burned.micros());
        return sql.postHouse(tx, entry(EntryKind.NETWORK_FEE, txid, null), burned.asset(), lines);
    }

    /** Of every asset; zero for a customer that is not known. */
    public Uni<Map<Asset, Balance>> balance(long customer) {
        return sql.balance(pool, customer);
    }

    /**
     * Newest first.
     *
     * @param limit lines of a page, 1 to {@link #MAX_PAGE}
     * @param cursor {@link Statement#next()} of the page before; empty for the first
     */
    public Uni<Statement> statement(long customer, int limit, OptionalLong cursor) {
        Check.argument(limit >= 1 && limit <= MAX_PAGE, "a page has 1 to %d lines", MAX_PAGE);
        return sql.lines(pool, customer, limit + 1, cursor.orElse(Long.MAX_VALUE))
                .map(found -> Statement.of(found, limit));
    }

    /** Sum of all balances per asset: zero, or the books are broken. */
    public Uni<Map<Asset, Money>> trialBalance() {
        return sql.trialBalance(pool);
    }

    /** Accounts whose balance is not the sum of their postings; reads the whole ledger. Empty when all is well. */
    public Uni<List<Drift>> drift() {
        return sql.drift(pool);
    }

    private LedgerSql.Entry entry(EntryKind kind, String reference, String note) {
        return new LedgerSql.Entry(kind, reference, clock.now(), note);
    }

    private static void positive(Money amount) {
        Check.argument(amount.isPositive(), "an amount to post is above zero, not %s", amount);
    }
}
