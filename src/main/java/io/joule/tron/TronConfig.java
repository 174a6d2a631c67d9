package io.joule.tron;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** {@code joule.tron.*}: which network, which nodes, and how they are asked. */
@ConfigMapping(prefix = "joule.tron")
public interface TronConfig {

    /** TRON_NETWORK: mainnet, nile, shasta, sandbox or custom. Unset: custom with TRON_NODES, else sandbox. */
    Optional<String> network();

    /** TRON_NODES, see {@link NodeList#parse}. Unset: the network's public node. */
    Optional<String> nodes();

    /** TRON_API_KEY: TronGrid's key, sent to TronGrid only. */
    Optional<String> apiKey();

    /** USDT_CONTRACT. Unset: the network's. */
    Optional<String> usdtContract();

    /** TRON_EXPLORER_URL. Unset: the network's. */
    Optional<String> explorerUrl();

    /** For one answer, waiting for a turn included. */
    @WithDefault("5s")
    Duration timeout();

    @WithDefault("8s")
    Duration broadcastTimeout();

    /** Calls at one node at a time; the rest waits. */
    @WithDefault("32")
    int maxInFlight();

    /** Requests a second at each TronGrid address, its documented limit; own nodes have none. */
    @WithDefault("15")
    int requestsPerSecond();

    /** Bytes of one answer; 100 full blocks of mainnet are about 40 million. */
    @WithDefault("67108864")
    int maxAnswerBytes();

    /** So many failures in a row put a node last … */
    @WithDefault("3")
    int restAfterFailures();

    /** … for so long. */
    @WithDefault("15s")
    Duration rest();

    /**
     * Added to an expiration before it is believed where several nodes answer under one name (TronGrid): the one that
     * tells the time may be ahead of the one that does not know the transaction.
     */
    @WithDefault("60s")
    Duration sharedNameMargin();

    TronScanConfig tronscan();

    /** {@code joule.tron.tronscan.*}: second source for balances, for display only. */
    interface TronScanConfig {

        /** TRONSCAN_URL; {@code off} turns it off. Unset: TronScan's on mainnet, else off. */
        Optional<String> url();

        /** TRONSCAN_API_KEY. */
        Optional<String> apiKey();
    }
}
