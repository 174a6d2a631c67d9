package io.joule.bot.rental;

import io.joule.base.Refusal;
import io.joule.bot.card.Visit;
import io.joule.order.Order;
import io.joule.order.OrderService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A person's way to an order: another's is as unknown as none. */
@ApplicationScoped
class OwnOrders {

    private final OrderService orders;

    OwnOrders(OrderService orders) {
        this.orders = orders;
    }

    /** @throws Refusal (as failure) in the person's language when this person has no such order */
    Uni<Order> get(String id, Visit visit) {
        return Uni.createFrom()
                .deferred(() -> orders.get(id(id, visit)))
                .onFailure(Refusal.class)
                .transform(refusal -> unknown(visit))
                .invoke(order -> {
                    if (order.customer() != visit.customer()) {
                        throw unknown(visit);
                    }
                });
    }

    private static UUID id(String text, Visit visit) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown(visit);
        }
    }

    private static Refusal unknown(Visit visit) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "order_not_found",
                visit.texts(RentalMessages.class).noOrder());
    }
}
