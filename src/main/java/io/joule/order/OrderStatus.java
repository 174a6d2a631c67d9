package io.joule.order;

import io.joule.base.TransitionTable;
import java.util.Locale;

/** Where an order stands, in the words customers see. */
public enum OrderStatus {
    /** Money is held; nothing is signed yet. The customer may still cancel. */
    PENDING,
    /** A delegation is signed, so it may be on its way. */
    PROCESSING,
    /** All its energy is delegated, in blocks; the hold is captured. */
    COMPLETED,
    /** It ended without its energy; the money is back. */
    FAILED,
    /** The customer called it off in time; the money is back. */
    CANCELLED;

    public static final TransitionTable<OrderStatus, OrderEvent> TABLE =
            TransitionTable.<OrderStatus, OrderEvent>builder()
                    .on(PENDING, OrderEvent.DELIVERY_BEGAN, PROCESSING)
                    .on(PENDING, OrderEvent.CANCELLED, CANCELLED)
                    .on(PENDING, OrderEvent.GIVEN_UP, FAILED)
                    .on(PROCESSING, OrderEvent.DELIVERY_BEGAN, PROCESSING)
                    .on(PROCESSING, OrderEvent.DELIVERED, COMPLETED)
                    .on(PROCESSING, OrderEvent.GIVEN_UP, FAILED)
                    .on(COMPLETED, OrderEvent.DELIVERY_BEGAN, COMPLETED)
                    .on(COMPLETED, OrderEvent.GIVEN_UP, FAILED)
                    .build();

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OrderStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
