package io.joule.deposit;

import static io.joule.base.Sql.instant;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.TronAddress;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** Lists a customer's payments. */
final class DepositListSql {

    private static final String CREDITED = """
            select id, tx_id, event_index, asset, micros, sender, block_height, matched_by, intent_id, created_at as at
              from deposit where customer_id = $1 and id < $2 order by id desc limit $3""";
    private static final String SEEN = """
            select null::bigint as id, s.tx_id, s.event_index, s.asset, s.micros, s.sender, s.block_height,
                   null::text as matched_by, s.intent_id, s.seen_at as at
              from payment_sighting s
             where s.customer_id = $1
               and not exists (select from payment p where p.tx_id = s.tx_id and p.event_index = s.event_index)
             order by s.seen_at desc limit $2""";

    Uni<List<DepositView>> credited(SqlClient client, long customer, long before, int limit) {
        return client.preparedQuery(CREDITED)
                .execute(Tuple.of(customer, before, limit))
                .map(DepositListSql::read);
    }

    Uni<List<DepositView>> seen(SqlClient client, long customer, int limit) {
        return client.preparedQuery(SEEN).execute(Tuple.of(customer, limit)).map(DepositListSql::read);
    }

    private static List<DepositView> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(DepositListSql::read)
                .toList();
    }

    private static DepositView read(Row row) {
        Long id = row.getLong("id");
        return new DepositView(
                id == null ? OptionalLong.empty() : OptionalLong.of(id),
                new TxId(row.getString("tx_id")),
                row.getInteger("event_index"),
                new Money(Asset.valueOf(row.getString("asset")), row.getLong("micros")),
                TronAddress.parse(row.getString("sender")),
                row.getLong("block_height"),
                Optional.ofNullable(row.getString("matched_by")).map(MatchedBy::of),
                Optional.ofNullable(row.getUUID("intent_id")),
                instant(row.getOffsetDateTime("at")));
    }
}
