package io.joule.ledger;

import io.joule.ledger.LedgerProof.BrokenPosting;
import io.joule.ledger.LedgerProof.Unbalanced;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Questions about the ledger's own truth; each reads by index and as much as it is told. */
final class LedgerProofSql {

    private static final String ACCOUNTS = """
            select a.id, a.asset, a.balance_micros, coalesce(newest.balance_after_micros, 0) as postings
              from account a left join lateral (
                   select balance_after_micros from posting p where p.account_id = a.id order by p.id desc limit 1) newest
                on true
             where a.balance_micros <> coalesce(newest.balance_after_micros, 0) order by a.id limit $1""";

    private static final String POSTINGS = """
            select p.id, p.account_id, a.asset, p.balance_after_micros,
                   coalesce(before.balance_after_micros, 0) + p.micros as expected
              from posting p join account a on a.id = p.account_id left join lateral (
                   select balance_after_micros from posting q where q.account_id = p.account_id and q.id < p.id
                    order by q.id desc limit 1) before on true
             where (p.id > $1 and p.id <= $2 or p.id = any ($3))
               and p.balance_after_micros <> coalesce(before.balance_after_micros, 0) + p.micros
             order by p.id limit $4""";

    private static final String TRANSACTIONS = """
            select t.id, t.kind, t.reference, a.asset, sum(p.micros)::bigint as total
              from ledger_tx t join posting p on p.tx_id = t.id join account a on a.id = p.account_id
             where t.id in (select tx_id from posting where id > $1 and id <= $2 union select unnest($3::bigint[]))
             group by t.id, a.asset having sum(p.micros) <> 0 order by t.id limit $4""";

    private LedgerProofSql() {}

    static Uni<List<Drift>> accounts(SqlClient client, int limit) {
        return client.preparedQuery(ACCOUNTS)
                .execute(Tuple.of(limit))
                .map(rows ->
                        list(rows, r -> new Drift(r.getLong("id"), money(r, "balance_micros"), money(r, "postings"))));
    }

    static Uni<List<BrokenPosting>> postings(SqlClient client, long from, long to, List<Long> besides, int limit) {
        return client.preparedQuery(POSTINGS)
                .execute(Tuple.of(from, to, besides.toArray(Long[]::new), limit))
                .map(rows -> list(
                        rows,
                        r -> new BrokenPosting(
                                r.getLong("id"),
                                r.getLong("account_id"),
                                money(r, "expected"),
                                money(r, "balance_after_micros"))));
    }

    static Uni<List<Unbalanced>> transactions(SqlClient client, long from, long to, List<Long> besides, int limit) {
        return client.preparedQuery(TRANSACTIONS)
                .execute(Tuple.of(from, to, besides.toArray(Long[]::new), limit))
                .map(rows -> list(
                        rows,
                        r -> new Unbalanced(
                                r.getLong("id"), r.getString("kind"), r.getString("reference"), money(r, "total"))));
    }

    static Uni<Long> newest(SqlClient client) {
        return client.query("select coalesce(max(id), 0) from posting")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Money money(Row row, String column) {
        return new Money(Asset.valueOf(row.getString("asset")), row.getLong(column));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> mapper) {
        return StreamSupport.stream(rows.spliterator(), false).map(mapper).toList();
    }
}
