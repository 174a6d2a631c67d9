package io.joule.bot.pay;

import io.joule.bot.rental.Rental;
import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.UUID;

/**
 * An order that somebody asks others to pay.
 *
 * @param code random, in the link
 * @param withdrawnAt when the requester took it back, or null
 * @param order what came of it, or null
 */
record PayLink(
        String code,
        long requester,
        TronAddress receiver,
        long energy,
        String duration,
        Instant expiresAt,
        Instant withdrawnAt,
        UUID order) {

    /** What stands for the link in t.me's address. */
    static final String PREFIX = "pay_";

    Rental rental() {
        return Rental.of(energy, duration, receiver.toString());
    }

    String payload() {
        return PREFIX + code;
    }

    boolean isPaid() {
        return order != null;
    }

    boolean isOpen(Instant now) {
        return !isPaid() && withdrawnAt == null && now.isBefore(expiresAt);
    }
}
