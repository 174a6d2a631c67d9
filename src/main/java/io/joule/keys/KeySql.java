package io.joule.keys;

import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SQL of the table wallet_key. */
final class KeySql {

    private KeySql() {}

    /** False, and nothing is changed, when the wallet's key is kept for another purpose. */
    static Uni<Boolean> put(SqlClient client, StoredKey key, Instant now) {
        return client.preparedQuery("""
                insert into wallet_key (wallet_address, purpose, signer_address, sealed, created_at, sealed_at)
                values ($1, $5, $2, $3, $4, $4)
                on conflict (wallet_address) do update
                   set signer_address = excluded.signer_address, sealed = excluded.sealed, sealed_at = excluded.sealed_at
                 where wallet_key.purpose = excluded.purpose
                """)
                .execute(Tuple.of(
                        key.wallet().toString(),
                        key.signer().toString(),
                        Buffer.buffer(key.sealed()),
                        now.atOffset(ZoneOffset.UTC),
                        key.purpose().word()))
                .map(rows -> rows.rowCount() == 1);
    }

    static Uni<Optional<StoredKey>> find(SqlClient client, TronAddress wallet) {
        return client.preparedQuery(
                        "select purpose, wallet_address, signer_address, sealed from wallet_key where wallet_address = $1")
                .execute(Tuple.of(wallet.toString()))
                .map(KeySql::stored)
                .map(keys -> keys.stream().findFirst());
    }

    static Uni<List<StoredKey>> all(SqlClient client) {
        return client.query(
                        "select purpose, wallet_address, signer_address, sealed from wallet_key order by wallet_address")
                .execute()
                .map(KeySql::stored);
    }

    private static List<StoredKey> stored(RowSet<Row> rows) {
        List<StoredKey> keys = new ArrayList<>();
        rows.forEach(row -> keys.add(StoredKey.of(row)));
        return keys;
    }
}
