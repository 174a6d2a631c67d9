package io.joule.tron;

import java.util.List;

/**
 * A transaction as a node returns it (gettransactionbyid). On a full node it may still be pending: that proves nothing.
 *
 * @param success every {@code contractRet} is SUCCESS
 * @param payments its TransferContracts
 */
public record OnChainTransaction(TxId id, boolean success, List<Payment> payments) {}
