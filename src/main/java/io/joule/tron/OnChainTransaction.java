package io.joule.tron;

import java.util.List;
import java.util.Optional;

/**
 * A transaction as a node returns it (gettransactionbyid). On a full node it may still be pending: that proves nothing.
 *
 * @param success every {@code contractRet} is SUCCESS
 * @param payments its TransferContracts
 * @param caller who calls a contract with it; empty when it calls none. Only then has its info events or payments from
 *     inside.
 */
public record OnChainTransaction(TxId id, boolean success, List<Payment> payments, Optional<TronAddress> caller) {

    /** One that calls no contract. */
    public OnChainTransaction(TxId id, boolean success, List<Payment> payments) {
        this(id, success, payments, Optional.empty());
    }
}
