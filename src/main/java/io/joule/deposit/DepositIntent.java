package io.joule.deposit;

import io.joule.money.Money;
import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment that a customer announced.
 *
 * @param address where to pay
 * @param asked what the customer wants to pay
 * @param exact what to pay, to the micro: this amount is how the payment is known
 * @param expiresAt a block made later than this pays too late
 */
public record DepositIntent(
        UUID id,
        long customer,
        TronAddress address,
        Money asked,
        Money exact,
        IntentStatus status,
        Instant createdAt,
        Instant expiresAt) {}
