package io.joule.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * Who wants to know what became of an order hears it here, inside the SQL transaction that writes it down; the order is
 * as it was before that.
 */
public interface OrderListener {

    /** They are delivered, for the first time: a block that vanishes may move their end, without another call. */
    Uni<Void> completed(SqlConnection tx, List<Delivered> orders);

    /**
     * It has failed, and the money goes back.
     *
     * @param code stable word for why
     */
    Uni<Void> failed(SqlConnection tx, Order order, String code);
}
