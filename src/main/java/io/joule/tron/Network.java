package io.joule.tron;

import java.util.Optional;

/**
 * The network that this installation works on.
 *
 * @param usdtContract empty where there is no USDT: it can't be taken as payment there
 * @param explorerUrl base of TronScan's pages for it
 */
public record Network(
        NetworkKind kind, NodeList nodes, Optional<TronAddress> usdtContract, Optional<String> explorerUrl) {

    public String name() {
        return kind.text();
    }

    /** Where a person can look at that transaction. */
    public Optional<String> transactionUrl(TxId id) {
        return explorerUrl.map(base -> base + "/#/transaction/" + id);
    }

    /** Where a person can look at that address. */
    public Optional<String> addressUrl(TronAddress address) {
        return explorerUrl.map(base -> base + "/#/address/" + address);
    }
}
