package io.joule.deposit;

import io.joule.money.Money;
import io.joule.tron.TronAddress;
import io.joule.tron.TxId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A final payment to the deposit address that is nobody's yet, or was until somebody said whose it is.
 *
 * @param amount empty for a token that is not accepted
 * @param token the contract and the amount that it tells; empty for money
 * @param intent the deposit intent that it may have been meant for
 * @param customer who got it
 * @param refundFailure why the last attempt to send it back came to nothing
 */
public record UnmatchedPayment(
        UUID id,
        TxId txId,
        int index,
        Optional<Money> amount,
        Optional<Token> token,
        TronAddress sender,
        long height,
        Instant blockTime,
        Reason reason,
        Optional<UUID> intent,
        UnmatchedState state,
        OptionalLong customer,
        Instant createdAt,
        Optional<Instant> settledAt,
        Optional<String> refundFailure) {

    /** What a contract calls a transfer, in its own units. */
    public record Token(TronAddress contract, BigInteger amount) {}
}
