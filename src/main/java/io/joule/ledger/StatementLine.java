package io.joule.ledger;

import io.joule.money.Money;
import java.time.Instant;

/**
 * One line of a customer's statement.
 *
 * @param id position in the ledger, falling along a statement; the cursor of the next page
 * @param amount change of the available balance: the sum of all lines is the balance. Zero for a capture, whose money
 *     had left the available balance with its hold
 * @param held change of the held balance
 * @param balanceAfter available balance after it
 * @param reference the order's id, or the deposit's {@code txid:index}
 * @param description for people; may be null
 */
public record StatementLine(
        long id,
        EntryKind kind,
        Money amount,
        Money held,
        Money balanceAfter,
        String reference,
        String description,
        Instant createdAt) {}
