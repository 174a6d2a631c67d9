package io.joule.deposit;

import io.joule.money.Money;
import io.joule.tron.TronAddress;
import io.joule.tron.TxId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A payment as its customer sees it.
 *
 * @param id what the pages follow; empty while it is only seen
 * @param matchedBy what ties it to the customer; empty while it is only seen
 * @param at when it was first seen, or credited
 */
public record DepositView(
        OptionalLong id,
        TxId txId,
        int index,
        Money amount,
        TronAddress sender,
        long height,
        Optional<MatchedBy> matchedBy,
        Optional<UUID> intent,
        Instant at) {

    /** It is in the books; else it is in a block that may still be undone. */
    public boolean credited() {
        return id.isPresent();
    }
}
