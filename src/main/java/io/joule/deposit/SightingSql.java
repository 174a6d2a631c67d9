package io.joule.deposit;

import static io.joule.base.Sql.at;

import io.joule.tron.BlockRef;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** All SQL that writes {@code payment_sighting}. */
final class SightingSql {

    // What is final already is not merely seen; the scanner has had its say about these heights.
    private static final String SEEN = """
            insert into payment_sighting as s (tx_id, event_index, customer_id, intent_id, asset, micros, sender,
                                               block_height, block_id, block_time, seen_at)
            select $1::text, $2::int, $3::bigint, $4::uuid, $5::text, $6::bigint, $7::text, $8::bigint, $9::text,
                   $10::timestamptz, $11::timestamptz
             where not exists (select from payment where tx_id = $1 and event_index = $2)
               and not exists (select from scan_cursor where name = 'deposits' and height >= $8)
            on conflict on constraint payment_sighting_once do update
               set block_height = excluded.block_height, block_id = excluded.block_id, block_time = excluded.block_time""";
    private static final String GONE = """
            delete from payment_sighting s using unnest($1::bigint[], $2::text[]) as b(height, id)
             where s.block_height = b.height and s.block_id <> b.id returning s.intent_id""";
    private static final String ANY = "select exists (select from payment_sighting)";
    private static final String SETTLED = "delete from payment_sighting where block_height <= $1";

    /** Forgets what was seen at these heights in other blocks; the intents that it was for. */
    Uni<List<UUID>> gone(SqlConnection tx, List<BlockRef> blocks) {
        Tuple values = Tuple.tuple()
                .addArrayOfLong(blocks.stream().map(BlockRef::height).toArray(Long[]::new))
                .addArrayOfString(blocks.stream().map(BlockRef::id).toArray(String[]::new));
        return tx.preparedQuery(GONE).execute(values).map(SightingSql::intents);
    }

    Uni<Void> seen(SqlConnection tx, List<Sighting> sightings, Instant now) {
        return Multi.createFrom()
                .iterable(sightings)
                .onItem()
                .transformToUniAndConcatenate(sighting -> seen(tx, sighting, now))
                .onItem()
                .ignoreAsUni();
    }

    /** True while a payment was seen that is not final yet. */
    Uni<Boolean> any(SqlClient client) {
        return client.preparedQuery(ANY)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Up to this height everything is final. */
    Uni<Void> settled(SqlConnection tx, long height) {
        return tx.preparedQuery(SETTLED).execute(Tuple.of(height)).replaceWithVoid();
    }

    private static Uni<Void> seen(SqlConnection tx, Sighting sighting, Instant now) {
        Incoming payment = sighting.arrival().payment();
        return tx.preparedQuery(SEEN)
                .execute(Tuple.tuple(Arrays.asList(
                        sighting.arrival().id().hex(),
                        payment.index(),
                        sighting.customer(),
                        sighting.intent().orElse(null),
                        payment.amount().asset().name(),
                        payment.amount().micros(),
                        payment.sender().toString(),
                        sighting.block().height(),
                        sighting.block().id(),
                        at(sighting.block().time()),
                        at(now))))
                .replaceWithVoid();
    }

    private static List<UUID> intents(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID("intent_id"))
                .filter(Objects::nonNull)
                .toList();
    }
}
