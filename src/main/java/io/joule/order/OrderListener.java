package io.joule.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.Function;

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

    /** It was called off, and the money goes back. */
    default Uni<Void> cancelled(SqlConnection tx, Order order) {
        return Uni.createFrom().voidItem();
    }

    /** One after the other: they share a SQL transaction. */
    static Uni<Void> tell(List<OrderListener> listeners, Function<OrderListener, Uni<Void>> news) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (OrderListener listener : listeners) {
            all = all.chain(() -> news.apply(listener));
        }
        return all;
    }
}
