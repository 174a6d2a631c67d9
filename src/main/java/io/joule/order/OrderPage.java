package io.joule.order;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Orders, newest first; {@code next} is the cursor of the page after this one, empty on the last. */
public record OrderPage(List<Order> orders, Optional<UUID> next) {

    static OrderPage of(List<Order> found, int limit) {
        boolean more = found.size() > limit;
        List<Order> page = more ? found.subList(0, limit) : found;
        return new OrderPage(page, more ? Optional.of(page.get(limit - 1).id()) : Optional.empty());
    }
}
