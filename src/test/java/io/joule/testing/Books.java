package io.joule.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;

/** The books' own truths, asserted from the tables and not through the code that is tested. */
public final class Books {

    private Books() {}

    /** Fails unless every promise of the ledger holds for everything that is committed. */
    public static void coherent(Pool pool) {
        nothing(pool, "accounts whose balance is not the sum of their postings", """
                select a.id, a.customer_id, a.kind, a.asset, a.balance_micros, coalesce(sum(p.micros), 0) as postings
                  from account a left join posting p on p.account_id = a.id
                 group by a.id having a.balance_micros <> coalesce(sum(p.micros), 0)""");
        nothing(
                pool,
                "assets whose balances do not sum to zero",
                "select asset, sum(balance_micros) from account group by asset having sum(balance_micros) <> 0");
        nothing(
                pool,
                "customers' accounts below zero",
                "select id, customer_id, kind, balance_micros from account where customer_id > 0 and balance_micros < 0");
        nothing(pool, "ledger transactions that are not balanced", """
                select p.tx_id, a.asset, sum(p.micros) from posting p join account a on a.id = p.account_id
                 group by p.tx_id, a.asset having sum(p.micros) <> 0""");
        nothing(
                pool,
                "ledger transactions without postings",
                "select id, kind, reference from ledger_tx t where not exists (select from posting where tx_id = t.id)");
        nothing(pool, "holds that ended twice", """
                select reference from ledger_tx where kind in ('capture', 'release', 'withdrawal')
                 group by reference having count(*) > 1""");
        nothing(pool, "held accounts that are not their open holds", """
                select a.id, a.balance_micros from account a
                 where a.kind = 'held' and a.balance_micros <> coalesce((
                       select sum(p.micros) from posting p join ledger_tx t on t.id = p.tx_id
                        where p.account_id = a.id and t.kind = 'hold' and not exists (
                              select from ledger_tx e where e.reference = t.reference
                                 and e.kind in ('capture', 'release', 'withdrawal'))), 0)""");
        nothing(pool, "assets whose unmatched payments are not what their account holds", """
                select asset, sum(micros) from (
                    select asset, micros from unmatched_payment where asset is not null and state in ('open', 'refunding')
                    union all
                    select asset, -balance_micros from account where kind = 'unmatched') as part
                 group by asset having sum(micros) <> 0""");
        nothing(pool, "postings whose balance after is not the balance before plus what was posted", """
                select id, account_id from (
                    select id, account_id, micros, balance_after_micros,
                           coalesce(lag(balance_after_micros) over (partition by account_id order by id), 0) as before
                      from posting) as p
                 where balance_after_micros <> before + micros""");
    }

    private static void nothing(Pool pool, String what, String sql) {
        var rows = pool.query(sql).execute().await().indefinitely();
        assertThat(rows).as(what).map(row -> row.toJson().encode()).isEmpty();
    }
}
