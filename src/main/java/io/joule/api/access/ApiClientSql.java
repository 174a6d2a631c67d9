package io.joule.api.access;

import io.joule.base.Ids;
import io.joule.base.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All SQL on {@code api_client}. */
final class ApiClientSql {

    static final String NAME_ONCE = "api_client_name_once";
    private static final String COLUMNS = "id, name, customer_id, created_at, revoked_at";

    private ApiClientSql() {}

    /** Makes this the client's key, in place of the one it had. False when it is its key already, and was revoked. */
    static Uni<Boolean> putKey(SqlClient sql, String name, String keyHash, Instant now) {
        return sql.preparedQuery("insert into api_client (id, name, key_hash, created_at) values ($1, $2, $3, $4)"
                        + " on conflict on constraint " + NAME_ONCE
                        + " do update set key_hash = excluded.key_hash, revoked_at = null"
                        + " where api_client.key_hash <> excluded.key_hash or api_client.revoked_at is null")
                .execute(Tuple.of(Ids.next(), name, keyHash, Sql.at(now)))
                .map(rows -> rows.rowCount() > 0);
    }

    static Uni<Void> insert(SqlClient sql, ApiClient client, String keyHash) {
        Long customer = client.customer().isPresent() ? client.customer().getAsLong() : null;
        return sql.preparedQuery("insert into api_client (id, name, key_hash, created_at, customer_id)"
                        + " values ($1, $2, $3, $4, $5)")
                .execute(Tuple.tuple(
                        Arrays.asList(client.id(), client.name(), keyHash, Sql.at(client.createdAt()), customer)))
                .replaceWithVoid();
    }

    /** The client that has this key. */
    static Uni<Optional<ApiClient>> byKey(SqlClient sql, String keyHash) {
        return sql.preparedQuery("select " + COLUMNS + " from api_client where key_hash = $1 and revoked_at is null")
                .execute(Tuple.of(keyHash))
                .map(ApiClientSql::first);
    }

    /** Newest first; only the conditions that are asked for. */
    static Uni<List<ApiClient>> list(SqlClient sql, OptionalLong customer, Optional<UUID> before, int limit) {
        List<String> conditions = new ArrayList<>();
        Tuple values = Tuple.of(limit);
        customer.ifPresent(
                of -> conditions.add("customer_id = $" + values.addLong(of).size()));
        before.ifPresent(id -> conditions.add("id < $" + values.addUUID(id).size()));
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return sql.preparedQuery("select " + COLUMNS + " from api_client" + where + " order by id desc limit $1")
                .execute(values)
                .map(rows -> stream(rows).toList());
    }

    /** The client, with its row locked until the transaction ends. */
    static Uni<Optional<ApiClient>> lock(SqlConnection tx, UUID id) {
        return tx.preparedQuery("select " + COLUMNS + " from api_client where id = $1 for no key update")
                .execute(Tuple.of(id))
                .map(ApiClientSql::first);
    }

    static Uni<ApiClient> revoke(SqlConnection tx, UUID id, Instant now) {
        return tx.preparedQuery("update api_client set revoked_at = $2 where id = $1 returning " + COLUMNS)
                .execute(Tuple.of(id, Sql.at(now)))
                .map(rows -> first(rows).orElseThrow());
    }

    private static Optional<ApiClient> first(RowSet<Row> rows) {
        return stream(rows).findFirst();
    }

    private static Stream<ApiClient> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(ApiClientSql::read);
    }

    private static ApiClient read(Row row) {
        Long customer = row.getLong("customer_id");
        return new ApiClient(
                row.getUUID("id"),
                row.getString("name"),
                customer == null ? OptionalLong.empty() : OptionalLong.of(customer),
                Sql.instant(row.getOffsetDateTime("created_at")),
                Optional.ofNullable(Sql.instant(row.getOffsetDateTime("revoked_at"))));
    }
}
