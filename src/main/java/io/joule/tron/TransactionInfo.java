package io.joule.tron;

import io.joule.money.Sun;
import java.time.Instant;
import java.util.List;

/**
 * What the chain says of an included transaction (gettransactioninfobyid).
 *
 * @param height the block that includes it
 * @param success false when a contract call failed; system contracts that fail are never included
 * @param fee everything burned, in sun
 * @param logs events of contract calls, in order
 * @param internal TRX that contracts paid out of the call, in order. Only a node with {@code vm.saveInternalTx} tells.
 */
public record TransactionInfo(
        TxId id,
        long height,
        Instant blockTime,
        boolean success,
        Sun fee,
        List<EventLog> logs,
        List<Payment> internal) {

    /** One without payments from inside. */
    public TransactionInfo(TxId id, long height, Instant blockTime, boolean success, Sun fee, List<EventLog> logs) {
        this(id, height, blockTime, success, fee, logs, List.of());
    }

    /** As a node tells it that keeps no account of payments from inside. */
    TransactionInfo withoutInternal() {
        return new TransactionInfo(id, height, blockTime, success, fee, logs);
    }

    /** One event: {@code contract} emitted {@code topics} (32 bytes each, hex) with {@code data} (hex). */
    public record EventLog(TronAddress contract, List<String> topics, String data) {}
}
