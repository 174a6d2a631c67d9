package io.joule.tron;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The production client, for which time passes by hand. */
public final class NetworkByHand {

    private NetworkByHand() {}

    /** @param nanos the passing of time, by which the nodes' limits are kept */
    public static HttpTronNetwork of(Vertx vertx, String nodes, CallLimits limits, LongSupplier nanos) {
        return new HttpTronNetwork(
                new WebTransport(vertx, limits),
                NodeList.parse(nodes, Optional.empty()),
                limits,
                new SimpleMeterRegistry(),
                nanos);
    }
}
