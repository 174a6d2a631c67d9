package io.joule.bot.rental;

import io.joule.bot.card.Step;
import io.joule.order.Order;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Repeats what was paid ahead from what is paid ahead. */
public interface UseAgain {

    /** To a use for the same energy and receiver; empty when the order was no use, or none of this energy is left. */
    Uni<Optional<Step>> of(Order order);
}
