package io.joule.sandbox;

import io.joule.tron.NetworkKind;
import io.joule.tron.TronConfig;
import java.time.Duration;
import java.util.Optional;

/** The configuration, but for where the network is: the simulated node is the only one, and its own TronScan. */
record SandboxTronConfig(TronConfig configured, String url) implements TronConfig {

    @Override
    public Optional<String> network() {
        return Optional.of(NetworkKind.SANDBOX.text());
    }

    @Override
    public Optional<String> nodes() {
        return Optional.of(url);
    }

    @Override
    public Optional<String> apiKey() {
        return Optional.empty();
    }

    @Override
    public Optional<String> usdtContract() {
        return Optional.of(DemoNetwork.USDT.address().toString());
    }

    @Override
    public Optional<String> explorerUrl() {
        return configured.explorerUrl();
    }

    @Override
    public Duration timeout() {
        return configured.timeout();
    }

    @Override
    public Duration broadcastTimeout() {
        return configured.broadcastTimeout();
    }

    @Override
    public int maxInFlight() {
        return configured.maxInFlight();
    }

    @Override
    public int requestsPerSecond() {
        return configured.requestsPerSecond();
    }

    @Override
    public int maxAnswerBytes() {
        return configured.maxAnswerBytes();
    }

    @Override
    public int restAfterFailures() {
        return configured.restAfterFailures();
    }

    @Override
    public Duration rest() {
        return configured.rest();
    }

    @Override
    public Duration sharedNameMargin() {
        return configured.sharedNameMargin();
    }

    @Override
    public TronScanConfig tronscan() {
        return new SandboxTronScan(url);
    }

    private record SandboxTronScan(String address) implements TronScanConfig {

        @Override
        public Optional<String> url() {
            return Optional.of(address);
        }

        @Override
        public Optional<String> apiKey() {
            return Optional.empty();
        }
    }
}
