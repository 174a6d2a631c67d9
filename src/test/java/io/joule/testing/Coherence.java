package io.joule.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;

/** What must be true whenever everything has come to rest: the books in themselves, orders, and books against chain. */
public final class Coherence {

    private Coherence() {}

    public static void check(Pool pool, Desk desk) {
        Books.coherent(pool);
        orders(pool);
        transactions(pool);
        chain(pool, desk);
    }

    /** Every order's money went where its status says, once. */
    private static void orders(Pool pool) {
        assertThat(rows(pool, """
                select o.id, o.status, o.cost_micros, array_agg(t.kind order by t.id) as kinds from energy_order o
                  left join ledger_tx t on t.reference = o.id::text group by o.id
                having array_agg(t.kind order by t.id) <> case o.status
                       when 'pending' then array['hold'] when 'processing' then array['hold']
                       when 'completed' then array['hold', 'capture'] when 'cancelled' then array['hold', 'release']
                       else array['hold', 'release'] end"""))
                .as("orders whose money does not fit their status")
                .isEmpty();
        assertThat(rows(pool, """
                select o.id, o.energy, o.missing_energy, sum(d.energy) from energy_order o left join delegation d
                    on d.order_id = o.id and d.status not in ('dropped', 'lost') and not d.orphan
                 where o.status = 'completed' group by o.id having o.missing_energy <> 0 or sum(d.energy) <> o.energy"""))
                .as("completed orders with more or less than their energy")
                .isEmpty();
    }

    private static void transactions(Pool pool) {
        assertThat(rows(pool, """
                select purpose, subject, count(*) from chain_tx where status in ('included', 'solidified')
                 group by purpose, subject having count(*) > 1""")).as("what happened twice on the chain").isEmpty();
        assertThat(rows(pool, "select id, status from chain_tx where status in ('signed', 'in_doubt')"))
                .as("transactions still in doubt")
                .isEmpty();
    }

    /** What is delegated on the chain is, pair by pair, exactly what the database says. */
    private static void chain(Pool pool, Desk desk) {
        for (Row pair : rows(pool, """
                select w.address as wallet, o.receiver, coalesce(sum(d.sun) filter (where d.status in ('active', 'due', 'reclaiming')), 0)::bigint as sun
                  from delegation d join supplier_wallet w on w.id = d.wallet_id join energy_order o on o.id = d.order_id
                 group by w.address, o.receiver""")) {
            assertThat(desk.delegatedSun(pair.getString("wallet"), pair.getString("receiver")))
                    .as("sun delegated by %s to %s", pair.getString("wallet"), pair.getString("receiver"))
                    .isEqualTo(pair.getLong("sun"));
        }
        for (Row wallet : rows(pool, """
                select w.address, coalesce(sum(d.sun), 0)::bigint as sun from supplier_wallet w left join delegation d
                    on d.wallet_id = w.id and d.status in ('active', 'due', 'reclaiming') group by w.address""")) {
            assertThat(desk.delegatedOut(wallet.getString("address")))
                    .as("sun delegated out by %s", wallet.getString("address"))
                    .isEqualTo(wallet.getLong("sun"));
        }
    }

    private static List<Row> rows(Pool pool, String sql) {
        List<Row> rows = new ArrayList<>();
        pool.query(sql).execute().await().indefinitely().forEach(rows::add);
        return rows;
    }
}
