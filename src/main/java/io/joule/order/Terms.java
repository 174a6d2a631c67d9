package io.joule.order;

import io.joule.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Under which conditions an order is placed.
 *
 * @param agreed what the customer agreed to pay: at another price there is no order
 * @param also what is written in the SQL transaction of the order: with it or not at all
 */
public record Terms(Optional<Money> agreed, BiFunction<SqlConnection, Order, Uni<Void>> also) {

    /** At whatever it costs now. */
    public static final Terms NONE =
            new Terms(Optional.empty(), (tx, order) -> Uni.createFrom().voidItem());

    public static Terms agreed(Money cost) {
        return new Terms(Optional.of(cost), NONE.also);
    }

    public Terms also(BiFunction<SqlConnection, Order, Uni<Void>> inTransaction) {
        return new Terms(agreed, inTransaction);
    }
}
