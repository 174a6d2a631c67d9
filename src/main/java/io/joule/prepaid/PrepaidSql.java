package io.joule.prepaid;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All SQL on {@code transfer_package} and {@code package_use}. */
final class PrepaidSql {

    /** After every id. */
    static final UUID END = new UUID(-1, -1);

    static final String NOT_OVERDRAWN = "transfer_package_not_overdrawn";
    private static final String COLUMNS =
            "id, customer_id, energy, duration, price_sun_per_energy, bought, used, given_back, created_at";
    private static final String USES = """
            select u.order_id, u.created_at, u.returned_at, o.receiver, o.status
              from package_use u join energy_order o on o.id = u.order_id
             where u.package_id = $1 and u.order_id < $2 order by u.order_id desc limit $3""";

    /** False when this request made its package before. */
    Uni<Boolean> insert(SqlConnection tx, TransferPackage p, String key) {
        return tx.preparedQuery("insert into transfer_package (id, customer_id, energy, duration, price_sun_per_energy,"
                        + " bought, created_at, request_key) values ($1, $2, $3, $4, $5, $6, $7, $8)"
                        + " on conflict on constraint transfer_package_once_per_key do nothing")
                .execute(Tuple.tuple(Arrays.asList(
                        p.id(),
                        p.customer(),
                        p.energy(),
                        p.duration(),
                        p.sunPerEnergy(),
                        p.bought(),
                        at(p.createdAt()),
                        key)))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Optional<TransferPackage>> byKey(SqlClient sql, long customer, String key) {
        return sql.preparedQuery(
                        "select " + COLUMNS + " from transfer_package where customer_id = $1 and request_key = $2")
                .execute(Tuple.of(customer, key))
                .map(PrepaidSql::first);
    }

    /** The oldest with uses left. */
    Uni<Optional<TransferPackage>> toUse(SqlClient sql, long customer, long energy) {
        return sql.preparedQuery("select " + COLUMNS + " from transfer_package"
                        + " where customer_id = $1 and energy = $2 and used + given_back < bought order by id limit 1")
                .execute(Tuple.of(customer, energy))
                .map(PrepaidSql::first);
    }

    /** All with uses left, and the newest; newest first. */
    Uni<List<TransferPackage>> list(SqlClient sql, long customer, int limit) {
        return sql.preparedQuery("select " + COLUMNS + " from transfer_package where customer_id = $1"
                        + " and used + given_back < bought"
                        + " union (select " + COLUMNS + " from transfer_package where customer_id = $1"
                        + " order by id desc limit $2) order by id desc")
                .execute(Tuple.of(customer, limit))
                .map(rows -> read(rows).toList());
    }

    /** Newest first, before this id. */
    Uni<List<TransferPackage>> page(SqlClient sql, long customer, UUID before, int limit) {
        return sql.preparedQuery("select " + COLUMNS + " from transfer_package where customer_id = $1 and id < $2"
                        + " order by id desc limit $3")
                .execute(Tuple.of(customer, before, limit))
                .map(rows -> read(rows).toList());
    }

    /** Holds its row until the transaction ends: nothing of it is used meanwhile. */
    Uni<Optional<TransferPackage>> lock(SqlConnection tx, UUID id) {
        return tx.preparedQuery("select " + COLUMNS + " from transfer_package where id = $1 for no key update")
                .execute(Tuple.of(id))
                .map(PrepaidSql::first);
    }

    Uni<Optional<TransferPackage>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery("select " + COLUMNS + " from transfer_package where id = $1")
                .execute(Tuple.of(id))
                .map(PrepaidSql::first);
    }

    Uni<Void> giveBack(SqlConnection tx, UUID id, TransferPackage p, Instant now) {
        return tx.preparedQuery(
                        "insert into package_give_back (id, package_id, uses, created_at)" + " values ($1, $2, $3, $4)")
                .execute(Tuple.of(id, p.id(), p.left(), at(now)))
                .replaceWithVoid();
    }

    /** Refused by the schema when nothing is left. */
    Uni<Void> use(SqlConnection tx, UUID id, UUID order, Instant now) {
        return tx.preparedQuery("insert into package_use (order_id, package_id, created_at) values ($1, $2, $3)")
                .execute(Tuple.of(order, id, at(now)))
                .replaceWithVoid();
    }

    Uni<List<PackageUse>> uses(SqlClient sql, UUID id, UUID before, int limit) {
        return sql.preparedQuery(USES)
                .execute(Tuple.of(id, before, limit))
                .map(rows -> rows(rows)
                        .map(r -> new PackageUse(
                                r.getUUID("order_id"),
                                TronAddress.parse(r.getString("receiver")),
                                r.getString("status"),
                                instant(r.getOffsetDateTime("created_at")),
                                r.getOffsetDateTime("returned_at") != null))
                        .toList());
    }

    /** Which of these orders are uses. */
    Uni<Set<UUID>> usesAmong(SqlClient sql, Collection<UUID> orders) {
        return sql.preparedQuery("select order_id from package_use where order_id = any($1)")
                .execute(Tuple.of(orders.toArray(UUID[]::new)))
                .map(rows -> rows(rows).map(r -> r.getUUID("order_id")).collect(Collectors.toSet()));
    }

    private static Optional<TransferPackage> first(RowSet<Row> rows) {
        return read(rows).findFirst();
    }

    private static Stream<TransferPackage> read(RowSet<Row> rows) {
        return rows(rows)
                .map(r -> new TransferPackage(
                        r.getUUID("id"),
                        r.getLong("customer_id"),
                        r.getLong("energy"),
                        r.getString("duration"),
                        r.getLong("price_sun_per_energy"),
                        r.getInteger("bought"),
                        r.getInteger("used"),
                        r.getInteger("given_back"),
                        instant(r.getOffsetDateTime("created_at"))));
    }

    private static Stream<Row> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
