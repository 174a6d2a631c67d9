package io.joule.deposit;

import static io.joule.base.Sql.at;

import io.joule.tron.BlockRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Where the scanner stands: its row of {@code scan_cursor}. */
final class ScanSql {

    private static final String NAME = "deposits";

    private static final String FIND = "select height, block_id from scan_cursor where name = $1";
    private static final String BEGIN = """
            insert into scan_cursor (name, height, block_id, moved_at) values ($1, $2, $3, $4) on conflict do nothing""";
    // Who comes second moves nothing; the row stays locked, so no two book blocks at once.
    private static final String MOVE =
            "update scan_cursor set height = $3, block_id = $4, moved_at = $5 where name = $1 and height = $2";

    private static final String WAIT = "select from scan_cursor where name = $1 for no key update";

    /** The last block whose effects are committed; its id is not known before the first was read. */
    record Cursor(long height, Optional<String> blockId) {}

    Uni<Optional<Cursor>> find(SqlClient client) {
        return client.preparedQuery(FIND).execute(Tuple.of(NAME)).map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? Optional.of(cursor(row.next())) : Optional.empty();
        });
    }

    Uni<Void> begin(SqlClient client, long height, Optional<String> blockId, Instant now) {
        return client.preparedQuery(BEGIN)
                .execute(Tuple.of(NAME, height, blockId.orElse(null), at(now)))
                .replaceWithVoid();
    }

    /** False when another instance has moved it meanwhile. */
    Uni<Boolean> move(SqlConnection tx, long from, BlockRef to, Instant now) {
        return tx.preparedQuery(MOVE)
                .execute(Tuple.of(NAME, from, to.height(), to.id(), at(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Waits for whoever books blocks just now, and lets nobody begin to before the end of this SQL transaction. */
    Uni<Void> waitForTheScanner(SqlConnection tx) {
        return tx.preparedQuery(WAIT).execute(Tuple.of(NAME)).replaceWithVoid();
    }

    private static Cursor cursor(io.vertx.mutiny.sqlclient.Row row) {
        return new Cursor(row.getLong("height"), Optional.ofNullable(row.getString("block_id")));
    }
}
