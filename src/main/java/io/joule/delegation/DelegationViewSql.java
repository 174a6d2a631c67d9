package io.joule.delegation;

import io.joule.money.Sun;
import io.joule.tron.Energy;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** How delegations are shown. */
@ApplicationScoped
class DelegationViewSql {

    /** The parts of these orders with the transactions that count, as the API shows them. */
    Uni<List<DelegationView>> views(SqlClient sql, List<UUID> orders) {
        return sql.preparedQuery(
                        "select d.id, d.order_id, w.address, d.energy, d.sun, d.status, d.included_block, d.reclaim_at,"
                                + " d.trouble, t.id as txid, r.id as reclaim_txid from delegation d join supplier_wallet w on w.id = d.wallet_id"
                                + latest("delegate", "t") + latest("reclaim", "r")
                                + " where d.order_id = any($1) order by d.id")
                .execute(Tuple.of(orders.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DelegationViewSql::view)
                        .toList());
    }

    private static String latest(String purpose, String alias) {
        return " left join lateral (select c.id from chain_tx c where c.subject = d.id and c.purpose = '" + purpose
                + "' order by c.timestamp_ms desc limit 1) " + alias + " on true";
    }

    private static DelegationView view(Row r) {
        return new DelegationView(
                r.getUUID("order_id"),
                TronAddress.parse(r.getString("address")),
                new Energy(r.getLong("energy")),
                new Sun(r.getLong("sun")),
                DelegationStatus.of(r.getString("status")),
                r.getString("txid"),
                r.getLong("included_block"),
                r.getString("reclaim_txid"),
                r.getString("trouble"));
    }
}
