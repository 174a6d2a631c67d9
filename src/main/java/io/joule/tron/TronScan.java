package io.joule.tron;

import io.joule.money.Sun;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.util.Optional;

/** TronScan's account call: a second source for what is shown of a balance, never for capacity or money. */
public final class TronScan {

    private final Optional<String> url;
    private final Optional<String> apiKey;
    private final CallLimits limits;
    private final JsonHttp http;

    /** @param url empty turns it off */
    public TronScan(Vertx vertx, Optional<String> url, Optional<String> apiKey, CallLimits limits) {
        this.url = url.map(text -> new NodeEndpoint(text, text, Optional.empty()).fullUrl());
        this.apiKey = apiKey;
        this.limits = limits;
        this.http = new JsonHttp(new WebTransport(vertx, limits));
    }

    public boolean isOn() {
        return url.isPresent();
    }

    /** Empty when TronScan is off; fails with {@link NodeTrouble} when it gives no usable answer. */
    public Uni<Optional<Balance>> balance(TronAddress address) {
        if (url.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return NodePool.onCallersContext(() -> http.get(
                        url.get() + "/api/accountv2?address=" + address, apiKey, limits.timeout())
                .map(json -> Optional.of(read(Answer.of(json), address)))
                .ifNoItem()
                .after(limits.timeout())
                .failWith(() -> new NodeTrouble(NodeTrouble.Kind.TIMEOUT, "TronScan gave no answer in time")));
    }

    private static Balance read(Answer answer, TronAddress asked) {
        // It answers in base58, unlike a node.
        boolean ofAnother = answer.has("address") && !answer.text("address").equals(asked.toString());
        Answer.expect(!ofAnother, "address", "the one that was asked for");
        Answer resources = answer.object("bandwidth");
        return new Balance(
                new Sun(answer.amount("balance")),
                resources.amount("energyUsed"),
                resources.amount("energyLimit"),
                resources.amount("freeNetUsed"),
                resources.amount("freeNetLimit"),
                resources.amount("netUsed"),
                resources.amount("netLimit"));
    }

    /** An account as TronScan shows it; energy in units, bandwidth in points. */
    public record Balance(
            Sun balance,
            long energyUsed,
            long energyLimit,
            long freeBandwidthUsed,
            long freeBandwidthLimit,
            long bandwidthUsed,
            long bandwidthLimit) {}
}
