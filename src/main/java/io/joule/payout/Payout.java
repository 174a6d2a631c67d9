package io.joule.payout;

import io.joule.money.Money;
import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Money that leaves, or is meant to.
 *
 * @param customer whose withdrawal it is; empty for a refund
 * @param unmatched which payment goes back; empty for a withdrawal
 * @param amount what leaves the books
 * @param fee what is kept of it for the network
 * @param availableAt nothing is sent before
 * @param wallet from which it is, or was last, sent
 * @param attempts how many transactions came to nothing
 * @param trouble what is in the way, or was at the end
 * @param txId its latest transaction
 * @param claim grows with every claim: what was read under an older one moves nothing any more
 */
public record Payout(
        UUID id,
        PayoutKind kind,
        OptionalLong customer,
        Optional<UUID> unmatched,
        TronAddress recipient,
        Money amount,
        Money fee,
        PayoutStatus status,
        boolean needsApproval,
        Instant availableAt,
        Optional<TronAddress> wallet,
        int attempts,
        Optional<String> trouble,
        Optional<String> failureCode,
        Instant createdAt,
        Optional<Instant> settledAt,
        Optional<String> txId,
        long claim) {

    /** What the recipient gets. */
    public Money sent() {
        return amount.minus(fee);
    }
}
