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
 * @param data what the contract is called with, in hex, as the node tells it: unlike the payments it is not compared
 *     with the transaction's bytes, and no money may rest on it
 */
public record OnChainTransaction(
        TxId id, boolean success, List<Payment> payments, Optional<TronAddress> caller, String data) {

    /** One that calls no contract. */
    public OnChainTransaction(TxId id, boolean success, List<Payment> payments) {
        this(id, success, payments, Optional.empty(), "");
    }

    /** The call names this address, so that it may well pay it; one that does not may do so all the same. */
    public boolean names(TronAddress address) {
        return data.contains(address.hex().substring(2));
    }
}
