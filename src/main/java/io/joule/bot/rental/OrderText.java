package io.joule.bot.rental;

import io.joule.order.Order;
import io.joule.order.OrderStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** How the parts of an order are written. */
public final class OrderText {

    private static final int SHORT_ID = 8;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter SHORT_TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private OrderText() {}

    /** The end of an id: its beginning is the time, and alike for orders of one day. */
    public static String id(Order order) {
        return id(order.id());
    }

    static String id(UUID order) {
        String id = order.toString();
        return id.substring(id.length() - SHORT_ID);
    }

    /** UTC, to the second. */
    public static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    static String shortTime(Instant instant) {
        return SHORT_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    static String sign(OrderStatus status) {
        return switch (status) {
            case PENDING -> "⏳";
            case PROCESSING -> "🔄";
            case COMPLETED -> "✅";
            case FAILED -> "❌";
            case CANCELLED -> "🚫";
        };
    }

    /** Why an order failed. */
    public static String reason(String code, RentalMessages texts) {
        return switch (code) {
            case "receiver_refused" -> texts.whyReceiver();
            case "no_capacity" -> texts.whyCapacity();
            default -> texts.whyDelivery();
        };
    }
}
