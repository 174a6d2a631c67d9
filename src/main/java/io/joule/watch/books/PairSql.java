package io.joule.watch.books;

import io.joule.money.Sun;
import io.joule.tron.TronAddress;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the books say that a wallet has delegated, to whom. */
final class PairSql {

    // Sure: in a block up to $2 for good, and no reclaim of it that anybody knows of. Perhaps: on its way out or home,
    // or in a block that the chain's figures may or may not have counted.
    private static final String PAIRS = """
            with part as (
                select order_id, sun, status in ('active', 'due') and solid and included_block <= $2 as sure
                  from delegation
                 where wallet_id = $1 and status in ('sent', 'active', 'due', 'reclaiming')
                union all
                select order_id, sun, false from delegation
                 where wallet_id = $1 and status = 'reclaimed' and reclaimed_block > $2
                union all
                select d.order_id, d.sun, false from chain_tx c join delegation d on d.id = c.subject
                 where c.status = 'included' and c.purpose = 'reclaim' and d.wallet_id = $1
                   and d.status = 'reclaimed' and d.reclaimed_block <= $2)
            select o.receiver, coalesce(sum(p.sun) filter (where p.sure), 0)::bigint as least, sum(p.sun)::bigint as most
              from part p join energy_order o on o.id = p.order_id group by o.receiver""";

    // Given up, never taken home this way before, and no reclaim of it can be on the chain. Those after $3 come first.
    private static final String GIVEN_UP = """
            select d.id, d.sun, o.receiver, c.id as txid, o.duration_seconds,
                   o.status in ('failed', 'cancelled') as ended
              from (select subject as id from chain_tx where second_look = 'found' and purpose = 'delegate'
                    union select id from delegation where status = 'lost') given_up
              join delegation d on d.id = given_up.id
              join energy_order o on o.id = d.order_id
              join chain_tx c on c.subject = d.id and c.purpose = 'delegate'
             where d.wallet_id = $1 and o.receiver = any ($2) and d.status in ('dropped', 'lost') and not d.orphan
               and (c.status = 'solidified' or c.second_look = 'found')
               and not exists (select from chain_tx r where r.subject = d.id and r.purpose = 'reclaim'
                                  and r.second_look is distinct from 'absent')
             order by d.id <= $3, d.id limit $4""";

    private PairSql() {}

    /** What the chain must show at least and may show at most of {@code receiver}. */
    record Pair(TronAddress receiver, Sun least, Sun most) {}

    /** @param ended its order came to nothing: there is no rental to wait for */
    record GivenUp(UUID id, Sun sun, TronAddress receiver, TxId txid, Duration rental, boolean ended) {}

    /** @param height what is in final blocks up to here is counted in the chain's figures */
    static Uni<List<Pair>> pairs(SqlClient sql, long walletId, long height) {
        return sql.preparedQuery(PAIRS)
                .execute(Tuple.of(walletId, height))
                .map(rows -> list(rows).map(PairSql::pair).toList());
    }

    /** Those to {@code receivers}, from the one after {@code last} on, and then from the first on. */
    static Uni<List<GivenUp>> givenUp(
            SqlClient sql, long walletId, Collection<TronAddress> receivers, UUID last, int limit) {
        String[] to = receivers.stream().map(TronAddress::toString).toArray(String[]::new);
        return sql.preparedQuery(GIVEN_UP)
                .execute(Tuple.of(walletId, to, last, limit))
                .map(rows -> list(rows).map(PairSql::givenUp).toList());
    }

    private static Pair pair(Row r) {
        return new Pair(
                TronAddress.parse(r.getString("receiver")), new Sun(r.getLong("least")), new Sun(r.getLong("most")));
    }

    private static GivenUp givenUp(Row r) {
        return new GivenUp(
                r.getUUID("id"),
                new Sun(r.getLong("sun")),
                TronAddress.parse(r.getString("receiver")),
                new TxId(r.getString("txid")),
                Duration.ofSeconds(r.getLong("duration_seconds")),
                r.getBoolean("ended"));
    }

    private static Stream<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
