package io.joule.payout;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;

import io.joule.audit.Actor;
import io.joule.audit.Audit;
import io.joule.base.Ids;
import io.joule.keys.Keyset;
import io.joule.keys.PrivateKey;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.chain.Genesis;
import io.joule.sandbox.chain.TokenCosts;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A payout wallet with 1 000 TRX and 1 000 USDT, customer 1 with 500 TRX and a proven address, and a chain by hand. */
final class PayoutDesk implements AutoCloseable {

    static final long CUSTOMER = 1;
    static final long TRX = 1_000_000;
    static final Actor OPERATOR = Actor.client("operator");
    static final DemoAccount WALLET = DemoAccount.named("payer");
    static final DemoAccount SENDER = DemoAccount.named("sender");
    static final DemoAccount HOME = DemoAccount.named("home");
    static final DemoAccount TOKEN = DemoAccount.named("token");
    private static final Keyset KEYSET = Keyset.generate();

    final TestNode node;
    final PayoutInstance one;
    private final TestDatabase database;
    private final Map<String, String> settings;
    private int payments;

    PayoutDesk(TestDatabase database) {
        this(database, Map.of());
    }

    PayoutDesk(TestDatabase database, Map<String, String> settings) {
        database.clear();
        this.database = database;
        this.settings = new HashMap<>(settings);
        node = new TestNode(database, PayoutDesk::world);
        one = instance(Map.of());
        try (PrivateKey key = PrivateKey.parse(WALLET.privateKey())) {
            await(one.wallets.add(key, OPERATOR));
        }
        inTransaction(
                database.pool(),
                tx -> tx.query("insert into customer (id, created_at) values (1, now()), (2, now())")
                        .execute()
                        .chain(() -> one.ledger.deposit(tx, CUSTOMER, Money.trx(500 * TRX), "test:0", "test")));
        prove(CUSTOMER, HOME.address(), "signature");
    }

    private static void world(Genesis genesis) {
        genesis.account(WALLET.address(), 1_000 * TRX)
                .account(SENDER.address(), 50 * TRX)
                .account(HOME.address(), 50 * TRX)
                .token(TOKEN.address(), "Tether USD", "USDT", TokenCosts.usdt())
                .tokens(TOKEN.address(), WALLET.address(), 1_000 * TRX)
                .tokens(TOKEN.address(), SENDER.address(), TRX);
    }

    /** Another Joule on the same database and chain. */
    PayoutInstance instance(Map<String, String> more) {
        return instance(more, node.network());
    }

    PayoutInstance instance(Map<String, String> more, TronNetwork network) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return new PayoutInstance(database, node, network, KEYSET, all);
    }

    void prove(long customer, TronAddress address, String proof) {
        execute("insert into proven_address (address, customer_id, proof, proven_at) values ('%s', %d, '%s', now())"
                .formatted(address, customer, proof));
    }

    /** An open unmatched payment of SENDER's. */
    UUID unmatched(Money amount) {
        return unmatched(amount, SENDER.address());
    }

    UUID unmatched(Money amount, TronAddress sender) {
        UUID id = Ids.next();
        execute(
                "insert into unmatched_payment (id, tx_id, event_index, asset, micros, sender, block_height, block_time,"
                        + " reason, created_at) values ('%s', '%064x', 0, '%s', %d, '%s', 5, now(), 'unknown_sender', now())"
                                .formatted(id, ++payments, amount.asset(), amount.micros(), sender));
        return id;
    }

    Payout refund(UUID payment) {
        return await(one.refunds.refund(payment, OPERATOR));
    }

    Payout withdraw(long sun) {
        return await(one.withdrawals.request(request(sun, Optional.empty()))).withdrawal();
    }

    static WithdrawalRequest request(long sun, Optional<Idempotency> key) {
        return new WithdrawalRequest(CUSTOMER, Money.trx(sun), HOME.address(), Actor.customer(CUSTOMER), key);
    }

    Payout payout(Payout p) {
        return await(p.kind() == PayoutKind.REFUND ? one.refunds.get(p.id()) : one.withdrawals.get(p.id()));
    }

    /** A block, then a look at it. */
    void blocks(int count) {
        for (int i = 0; i < count; i++) {
            node.blocks(1);
            one.tracker.round();
        }
    }

    void untilSolid() {
        blocks(TestNode.SOLID_LAG + 3);
    }

    /** Longer than a transaction lives, and until that is proven. */
    void untilExpired() {
        blocks(28);
        node.pass(java.time.Duration.ofSeconds(21));
        blocks(2);
    }

    long trxOf(DemoAccount account) {
        return await(one.chain.account(account.address()))
                .orElseThrow()
                .balance()
                .value();
    }

    long usdtOf(DemoAccount account) {
        return await(one.chain.holdings(account.address(), Optional.of(TOKEN.address())))
                .tokenMicros();
    }

    String stateOf(UUID payment) {
        return column("select state from unmatched_payment where id = '" + payment + "'")
                .get(0);
    }

    long account(String kind, Asset asset) {
        return number("select coalesce(sum(balance_micros), 0)::bigint from account where kind = '%s' and asset = '%s'"
                .formatted(kind, asset));
    }

    List<String> actions(UUID subject) {
        return column("select action from audit_entry where subject = '" + subject + "' order by id");
    }

    long number(String sql) {
        return rows(sql).get(0).getLong(0);
    }

    List<String> column(String sql) {
        return rows(sql).stream().map(row -> row.getString(0)).toList();
    }

    List<Row> rows(String sql) {
        List<Row> rows = new ArrayList<>();
        await(database.pool().query(sql).execute()).forEach(rows::add);
        return rows;
    }

    void execute(String sql) {
        await(database.pool().query(sql).execute());
    }

    Pool pool() {
        return database.pool();
    }

    @Override
    public void close() {
        Books.coherent(database.pool());
        if (!await(new Audit(one.sql).verify(Optional.empty())).whole()) {
            throw new AssertionError("the audit is broken");
        }
        node.close();
    }
}
