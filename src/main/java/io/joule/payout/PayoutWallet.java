package io.joule.payout;

import io.joule.money.Money;
import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A wallet that money leaves from.
 *
 * @param enabled false: nothing is signed for it
 * @param observedAt when the chain last told its balances
 */
public record PayoutWallet(
        long id,
        TronAddress address,
        boolean enabled,
        Money trx,
        Money usdt,
        Optional<Instant> observedAt,
        Instant createdAt) {}
