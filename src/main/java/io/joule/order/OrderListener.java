package io.joule.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;

/**
 * Who wants to know what became of an order hears it here, inside the SQL transaction that writes it down; the order is
 * as it was before that.
 */
public interface OrderListener {

    /**
     * It is delivered, for the first time: a block that vanishes may move its end, without another call.
     *
     * @param reclaimAt when the rental ends, by chain time
     */
    Uni<Void> completed(SqlConnection tx, Order order, Instant reclaimAt);

    /**
     * It has failed, and the money goes back.
     *
     * @param code stable word for why
     */
    Uni<Void> failed(SqlConnection tx, Order order, String code);
}
