package io.joule.delegation;

import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.audit.Actor;
import io.joule.chaintx.TestTracker;
import io.joule.order.OrderFilter;
import io.joule.order.OrderStatus;
import io.joule.supplier.WalletState;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A long history costs the loops and the lists nothing; the loops not even under a plan made for no value at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryCostTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int HISTORY = Integer.getInteger("joule.test.history", 20_000);
    private static final int FEW = 1_500;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String READ = """
            select coalesce(sum(seq_tup_read), 0) + (select sum(idx_tup_read) from pg_stat_user_indexes)
              from pg_stat_user_tables""";

    private TestDesk desk;
    private Pool pool;
    private Instance instance;

    @BeforeAll
    void fill() throws SQLException {
        desk = new TestDesk(DATABASE);
        try (var connection = DATABASE.jdbc();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(HISTORY_SQL.replace("HISTORY", "" + HISTORY));
            statement.execute("vacuum analyze");
        }
        pool = DATABASE.newPool(1);
        instance = desk.instance(pool);
    }

    @AfterAll
    void close() {
        pool.close().await().indefinitely();
        desk.node.close();
    }

    Stream<Arguments> questions() {
        var orders = instance.orders.orders;
        var delegations = instance.delegations;
        TestTracker tracker = instance.tracker;
        var suppliers = instance.suppliers.service;
        return Stream.of(
                question("orders to assign", () -> orders.toAssign(pool, NOW, 32)),
                question("orders to expire", () -> orders.toExpire(pool, NOW, 32)),
                question("to sign", () -> delegations.claim(pool, DelegationStatus.PLANNED, NOW, NOW, 32)),
                question("to reclaim", () -> delegations.claim(pool, DelegationStatus.DUE, NOW, NOW, 32)),
                question("due", () -> delegations.markDue(pool, NOW, NOW, 32)),
                question("open", tracker::open),
                question("to look for", tracker::toLookFor),
                question("highest included", tracker::highestIncluded),
                question("included", tracker::included),
                question("parts", () -> instance.views.views(pool, List.of(UUID.randomUUID()))),
                question("capacities", () -> pool.withTransaction(tx -> instance.suppliers.capacities(tx, NOW))),
                question("stock", suppliers::list),
                question("state", () -> suppliers.setState(1, WalletState.ENABLED, Actor.SYSTEM)),
                question("draining", () -> pool.withTransaction(tx -> suppliers.settleDraining(tx, 2))),
                list("all", null, null, null),
                list("a customer's", 7L, null, null),
                list("a customer without any", 1L, null, null),
                list("failed", null, OrderStatus.FAILED, null),
                list("processing", null, OrderStatus.PROCESSING, null),
                list("a customer's processing", 7L, OrderStatus.PROCESSING, null),
                list("next page", null, null, new UUID(0x7fff_0000_0000_0000L, 0)),
                list("next page of a customer's failed", 7L, OrderStatus.FAILED, new UUID(0x7fff_0000_0000_0000L, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void whatIsOverCostsNothing(String name, Supplier<Uni<?>> question) {
        String plan = name.startsWith("list") ? "auto" : "force_generic_plan";
        await(pool.query("set plan_cache_mode = " + plan).execute());
        long before = read();
        await(question.get());
        assertThat(read() - before).as("rows read for: %s", name).isLessThan(FEW);
    }

    private long read() {
        await(pool.query("select pg_stat_force_next_flush()").execute());
        await(pool.query("select 1").execute());
        return await(pool.query(READ).execute()).iterator().next().getLong(0);
    }

    private Arguments list(String name, Long customer, OrderStatus status, UUID before) {
        OrderFilter filter = new OrderFilter(
                customer == null ? OptionalLong.empty() : OptionalLong.of(customer),
                Optional.ofNullable(status),
                Optional.ofNullable(before));
        return question("list: " + name, () -> instance.orders.service.list(filter, 50));
    }

    private static Arguments question(String name, Supplier<Uni<?>> question) {
        return Arguments.of(name, question);
    }

    private static final String HISTORY_SQL = """
            insert into customer (id, created_at) select n, now() from generate_series(2, 50) n on conflict do nothing;
            insert into energy_order (id, customer_id, receiver, energy, duration, duration_seconds,
                price_sun_per_energy, cost_micros, status, failure_code, missing_energy, next_attempt_at, expires_at,
                created_at, completed_at, reclaim_at)
            select lpad(to_hex(n), 32, '0')::uuid, case when n % 3 = 0 then 7 else 8 + n % 40 end,
                'TYtbyy1EWh7eu1CvybmYzkX7RoJRkwwFjY', 1000, '1h', 3600, 45, 45000, s, case s when 'failed' then 'x' end,
                case s when 'failed' then 1000 else 0 end, t, t + interval '30 min', t, t, t
              from (select n, case when n % 2 = 0 then 'failed' else 'completed' end as s,
                           timestamptz '2026-11-20 00:00+00' + n * interval '1 s' as t
                      from generate_series(1, HISTORY) n) o;
            insert into delegation (id, order_id, wallet_id, energy, sun, status, included_block, included_at, solid,
                reclaim_at, reclaimed_block, next_attempt_at, created_at)
            select o.id, o.id, 1, 1000, 2000000, 'reclaimed', 5, o.created_at, true, o.created_at, 6, o.created_at,
                   o.created_at from energy_order o;
            insert into chain_tx (id, purpose, subject, wallet, signed, timestamp_ms, expires_at, status,
                block_height, block_time, next_look_at, created_at)
            select lpad(to_hex(n), 64, '0'), 'delegate', lpad(to_hex(n), 32, '0')::uuid,
                   (select address from supplier_wallet where id = 1), 'x', n, now(), 'solidified',
                   5, now(), now() - interval '1 day', now() from generate_series(1, HISTORY) n;
            """;
}
