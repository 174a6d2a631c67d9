package io.joule.order;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.money.Money;
import io.joule.tron.Energy;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** All SQL on {@code energy_order}. */
@ApplicationScoped
public class OrderSql {

    static final String ONCE_PER_KEY = "order_once_per_key";
    private static final String COLUMNS = "id, customer_id, receiver, energy, duration, duration_seconds,"
            + " price_sun_per_energy, cost_micros, status, missing_energy, attempts, failure_code, failure, created_at,"
            + " expires_at, completed_at, reclaim_at";

    Uni<Void> insert(SqlConnection tx, Order o, Optional<OrderRequest.Idempotency> key) {
        return tx.preparedQuery(
                        "insert into energy_order (id, customer_id, receiver, energy, duration, duration_seconds,"
                                + " price_sun_per_energy, cost_micros, status, missing_energy, next_attempt_at, expires_at,"
                                + " created_at, client, client_key, client_hash)"
                                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11, $13, $14, $15)")
                .execute(Tuple.tuple(Arrays.asList(
                        o.id(),
                        o.customer(),
                        o.receiver().toString(),
                        o.energy().units(),
                        o.duration(),
                        o.rental().toSeconds(),
                        o.sunPerEnergy(),
                        o.cost().micros(),
                        o.status().word(),
                        o.missing().units(),
                        at(o.createdAt()),
                        at(o.expiresAt()),
                        key.map(OrderRequest.Idempotency::client).orElse(null),
                        key.map(OrderRequest.Idempotency::key).orElse(null),
                        key.map(OrderRequest.Idempotency::requestHash).orElse(null))))
                .replaceWithVoid();
    }

    /** The order that this client's key named before, with the hash of that request. */
    Uni<Optional<KnownRequest>> byKey(SqlClient sql, OrderRequest.Idempotency key) {
        return sql.preparedQuery(
                        "select client_hash, " + COLUMNS + " from energy_order where client = $1 and client_key = $2")
                .execute(Tuple.of(key.client(), key.key()))
                .map(rows -> first(rows).map(r -> new KnownRequest(read(r), r.getString("client_hash"))));
    }

    public Uni<Optional<Order>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery("select " + COLUMNS + " from energy_order where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> first(rows).map(OrderSql::read));
    }

    /** Reads the order and holds its row until the SQL transaction ends. Orders are locked before their delegations. */
    public Uni<Optional<Order>> lock(SqlConnection tx, UUID id) {
        return tx.preparedQuery("select " + COLUMNS + " from energy_order where id = $1 for no key update")
                .execute(Tuple.of(id))
                .map(rows -> first(rows).map(OrderSql::read));
    }

    /** The same for many, locked in the order of their ids. */
    public Uni<List<Order>> lock(SqlConnection tx, Collection<UUID> ids) {
        return tx.preparedQuery(
                        "select " + COLUMNS + " from energy_order where id = any ($1) order by id for no key update")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(OrderSql::list);
    }

    /** Only the conditions that are asked for: one statement for all of them could have no plan that suits each. */
    Uni<List<Order>> list(SqlClient sql, OrderFilter filter, int limit) {
        List<String> conditions = new ArrayList<>();
        Tuple values = Tuple.tuple().addInteger(limit);
        filter.customer().ifPresent(customer -> conditions.add("customer_id = $" + numbered(values.addLong(customer))));
        filter.status().ifPresent(status -> conditions.add("status = $" + numbered(values.addString(status.word()))));
        filter.before().ifPresent(before -> conditions.add("id < $" + numbered(values.addUUID(before))));
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return sql.preparedQuery("select " + COLUMNS + " from energy_order" + where + " order by id desc limit $1")
                .execute(values)
                .map(OrderSql::list);
    }

    /** The number of the value that was added last. */
    private static int numbered(Tuple values) {
        return values.size();
    }

    /** Moves the order on; the caller holds its row. */
    public Uni<Void> setStatus(SqlConnection tx, UUID id, OrderStatus status) {
        return tx.preparedQuery("update energy_order set status = $2 where id = $1")
                .execute(Tuple.of(id, status.word()))
                .replaceWithVoid();
    }

    public Uni<Void> fail(SqlConnection tx, UUID id, String code, String reason) {
        return tx.preparedQuery(
                        "update energy_order set status = 'failed', failure_code = $2, failure = $3 where id = $1")
                .execute(Tuple.of(id, code, reason))
                .replaceWithVoid();
    }

    /** The caller holds their rows. */
    public Uni<Void> complete(SqlConnection tx, List<Delivered> orders) {
        return tx.preparedQuery(
                        "update energy_order o set status = 'completed', completed_at = d.at, reclaim_at = d.reclaim_at"
                                + " from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as d(id, at, reclaim_at)"
                                + " where o.id = d.id")
                .execute(Tuple.of(
                        orders.stream().map(d -> d.order().id()).toArray(UUID[]::new),
                        orders.stream().map(d -> at(d.at())).toArray(OffsetDateTime[]::new),
                        orders.stream().map(d -> at(d.reclaimAt())).toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    /** Notes how much energy has no live delegation, and when to try again: at the latest when the order expires. */
    public Uni<Void> setMissing(SqlConnection tx, UUID id, Energy missing, int attempts, Instant nextAttempt) {
        return tx.preparedQuery("update energy_order set missing_energy = $2, attempts = $3,"
                        + " next_attempt_at = least($4, expires_at) where id = $1")
                .execute(Tuple.of(id, missing.units(), attempts, at(nextAttempt)))
                .replaceWithVoid();
    }

    /** The engine leaves this order alone until then. */
    public Uni<Void> postpone(SqlClient sql, UUID id, Instant nextAttempt) {
        return sql.preparedQuery("update energy_order set next_attempt_at = $2 where id = $1")
                .execute(Tuple.of(id, at(nextAttempt)))
                .replaceWithVoid();
    }

    /** How many were taken before {@code before} and still look for energy. */
    Uni<Long> waiting(SqlClient sql, Instant before) {
        return sql.preparedQuery("select count(*) from energy_order where status in ('pending', 'processing')"
                        + " and created_at < $1")
                .execute(Tuple.of(at(before)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Ids of orders that want capacity now, those that wait longest for a look first. */
    public Uni<List<UUID>> toAssign(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("select id from energy_order where missing_energy > 0 and next_attempt_at <= $1"
                        + " and status in ('pending', 'processing', 'completed') order by next_attempt_at limit $2")
                .execute(Tuple.of(at(now), limit))
                .map(OrderSql::ids);
    }

    /** Ids of orders whose time is over and that are not wholly on their way. */
    public Uni<List<UUID>> toExpire(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery(
                        "select id from energy_order where expires_at <= $1 and next_attempt_at <= $1 and (status = 'pending' or missing_energy > 0)"
                                + " and status in ('pending', 'processing', 'completed') order by expires_at limit $2")
                .execute(Tuple.of(at(now), limit))
                .map(OrderSql::ids);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(r -> r.getUUID(0))
                .toList();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }

    private static List<Order> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(OrderSql::read)
                .toList();
    }

    private static Order read(Row r) {
        return new Order(
                r.getUUID("id"),
                r.getLong("customer_id"),
                TronAddress.parse(r.getString("receiver")),
                new Energy(r.getLong("energy")),
                r.getString("duration"),
                Duration.ofSeconds(r.getLong("duration_seconds")),
                r.getLong("price_sun_per_energy"),
                Money.trx(r.getLong("cost_micros")),
                OrderStatus.of(r.getString("status")),
                new Energy(r.getLong("missing_energy")),
                r.getInteger("attempts"),
                r.getString("failure_code"),
                r.getString("failure"),
                instant(r.getOffsetDateTime("created_at")),
                instant(r.getOffsetDateTime("expires_at")),
                instant(r.getOffsetDateTime("completed_at")),
                instant(r.getOffsetDateTime("reclaim_at")));
    }

    record KnownRequest(Order order, String requestHash) {}
}
