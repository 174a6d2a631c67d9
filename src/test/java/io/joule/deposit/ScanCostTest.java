package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.trx;
import static io.joule.deposit.DepositDesk.usdt;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.money.Asset;
import io.joule.testing.TestDatabase;
import io.joule.tron.TxId;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A block costs the same however many customers there are and however much they paid before. */
class ScanCostTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int HISTORY = Integer.getInteger("joule.test.history", 20_000);
    private static final int FEW = 400;
    private static final String READ = """
            select coalesce(sum(seq_tup_read), 0) + (select sum(idx_tup_read) from pg_stat_user_indexes)
              from pg_stat_user_tables""";

    private DepositDesk desk;
    private Pool pool;
    private DepositDesk.Parts joule;

    @BeforeEach
    void fill() throws SQLException {
        desk = new DepositDesk(DATABASE, 2, Map.of());
        desk.one.scan();
        fill(DATABASE, HISTORY);
        pool = DATABASE.newPool(1);
        await(pool.query("set plan_cache_mode = force_generic_plan").execute());
        joule = desk.parts(desk.chain, pool, Map.of());
    }

    /** As many customers as payments before, and half as many announced payments that are still awaited. */
    static void fill(TestDatabase database, int history) throws SQLException {
        try (var connection = database.jdbc();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(HISTORY_SQL.replace("HISTORY", "" + history).replace("ALICE", ALICE.address() + ""));
            statement.execute("vacuum analyze");
        }
    }

    @AfterEach
    void close() {
        pool.close().await().indefinitely();
        desk.close();
    }

    @Test
    void blocksWithPaymentsCostTheirPaymentsOnly() {
        DepositIntent intent = joule.open(7, trx(100));
        desk.pay(ALICE, intent.exact());
        desk.pay(BOB, trx(3));
        desk.becomeFinal();
        long before = read();
        joule.scan();
        assertThat(read() - before).isLessThan(FEW);
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(intent.exact());
    }

    @Test
    void aPaymentBelowWhatManyHaveAnnouncedCostsNoMore() {
        TxId awaited = desk.pay(BOB, trx(99));
        TxId paid = desk.pay(BOB, usdt(99_000_000));
        desk.becomeFinal();
        long before = read();
        joule.scan();
        assertThat(read() - before).isLessThan(FEW);
        assertThat(reason(awaited)).isEqualTo(Reason.WRONG_AMOUNT.word());
        assertThat(reason(paid)).isEqualTo(Reason.UNKNOWN_SENDER.word());
    }

    private String reason(TxId id) {
        return await(pool.query("select reason from unmatched_payment where tx_id = '" + id + "'")
                        .execute())
                .iterator()
                .next()
                .getString(0);
    }

    @Test
    void emptyBlocksCostNothing() {
        desk.blocks(60);
        long before = read();
        joule.scan();
        assertThat(read() - before).isLessThan(FEW);
    }

    @Test
    void theHeadIsWatchedAtTheSamePrice() {
        DepositIntent intent = joule.open(7, trx(100));
        desk.pay(ALICE, intent.exact());
        desk.blocks(1);
        long before = read();
        joule.fresh();
        joule.look();
        assertThat(read() - before).isLessThan(FEW);
        assertThat(joule.intent(intent).status()).isEqualTo(IntentStatus.SEEN);
    }

    private long read() {
        await(pool.query("select pg_stat_force_next_flush()").execute());
        await(pool.query("select 1").execute());
        return await(pool.query(READ).execute()).iterator().next().getLong(0);
    }

    private static final String HISTORY_SQL = """
            insert into customer (id, created_at) select n, now() from generate_series(1, HISTORY) n on conflict do nothing;
            insert into deposit_intent (id, customer_id, asset, asked_micros, exact_micros, status, reserved, created_at,
                expires_at, reserved_until)
            select gen_random_uuid(), n, 'TRX', 100000000 + n / 9000 * 10000, 100000000 + n / 9000 * 10000 + 1 + n % 9000,
                case when n % 3 = 0 then 'open' else 'credited' end, true, timestamptz '2026-11-22 00:00+00',
                timestamptz '2036-11-22 00:00+00', timestamptz '2036-11-23 00:00+00'
              from generate_series(1, HISTORY / 2) n;
            insert into deposit_intent (id, customer_id, asset, asked_micros, exact_micros, status, reserved, created_at,
                expires_at, reserved_until)
            select gen_random_uuid(), 9, 'TRX', 100000000, 100000001, 'expired', false, timestamptz '2026-11-20 00:00+00',
                timestamptz '2026-11-20 01:00+00', timestamptz '2026-11-21 00:00+00' from generate_series(1, HISTORY) n;
            insert into deposit_intent (id, customer_id, asset, asked_micros, exact_micros, status, reserved, created_at,
                expires_at, reserved_until)
            select gen_random_uuid(), n, 'USDT', 100000000 + n / 9000 * 10000, 100000000 + n / 9000 * 10000 + 1 + n % 9000,
                'credited', true, timestamptz '2026-11-22 00:00+00', timestamptz '2036-11-22 00:00+00',
                timestamptz '2036-11-23 00:00+00'
              from generate_series(1, HISTORY / 2) n;
            insert into payment (tx_id, event_index, fate)
            select lpad(to_hex(n), 64, '0'), 0, case when n % 2 = 0 then 'credited' else 'unmatched' end
              from generate_series(1, HISTORY) n;
            insert into deposit (tx_id, event_index, customer_id, asset, micros, sender, block_height, block_time,
                credited_by, created_at)
            select tx_id, 0, case when n % 3 = 0 then 9 else n end, 'TRX', 5, 'ALICE', 5, now(), 'x', now()
              from (select lpad(to_hex(n), 64, '0') as tx_id, n from generate_series(1, HISTORY) n where n % 2 = 0) p;
            insert into unmatched_payment (id, tx_id, event_index, asset, micros, sender, block_height, block_time, reason,
                state, created_at)
            select gen_random_uuid(), lpad(to_hex(n), 64, '0'), 0, 'TRX', 5, 'ALICE', 5, now(), 'unknown_sender',
                case when n % 100 = 1 then 'open' else 'refunded' end, now()
              from generate_series(1, HISTORY) n where n % 2 = 1;
            """;
}
