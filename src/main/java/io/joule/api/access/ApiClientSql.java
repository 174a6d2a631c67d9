package io.joule.api.access;

import io.joule.base.Ids;
import io.joule.base.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** All SQL on {@code api_client}. */
final class ApiClientSql {

    private ApiClientSql() {}

    /** Makes this the client's key, in place of the one it had. */
    static Uni<Void> putKey(SqlClient sql, String name, String keyHash, Instant now) {
        return sql.preparedQuery("insert into api_client (id, name, key_hash, created_at) values ($1, $2, $3, $4)"
                        + " on conflict on constraint api_client_name_once"
                        + " do update set key_hash = excluded.key_hash, revoked_at = null")
                .execute(Tuple.of(Ids.next(), name, keyHash, Sql.at(now)))
                .replaceWithVoid();
    }

    /** The name of the client that has this key. */
    static Uni<Optional<String>> name(SqlClient sql, String keyHash) {
        return sql.preparedQuery("select name from api_client where key_hash = $1 and revoked_at is null")
                .execute(Tuple.of(keyHash))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(r -> r.getString(0))
                        .findFirst());
    }
}
