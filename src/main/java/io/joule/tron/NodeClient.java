package io.joule.tron;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.tron.NodeTrouble.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** One endpoint: its limits, its health, what was learned about it. Every call ends in time: a value or a trouble. */
final class NodeClient {

    private static final Logger LOG = Logger.getLogger(NodeClient.class);

    private final NodeEndpoint endpoint;
    private final JsonHttp http;
    private final CallLimits limits;
    private final MeterRegistry meters;
    private final Gate gate;
    private final TokenBucket bucket;
    private final NodeHealth health;
    private final Set<String> lacking = ConcurrentHashMap.newKeySet();
    private volatile String solidityUrl;
    private volatile boolean solidityFound;

    NodeClient(NodeEndpoint endpoint, JsonHttp http, CallLimits limits, MeterRegistry meters, LongSupplier nanos) {
        this.endpoint = endpoint;
        this.http = http;
        this.limits = limits;
        this.meters = meters;
        this.gate = new Gate(limits.maxInFlight());
        this.bucket = new TokenBucket(endpoint.isTronGrid() ? limits.requestsPerSecond() : 0, nanos);
        this.health = new NodeHealth(endpoint.name(), limits, nanos);
        this.solidityUrl = endpoint.solidityUrl();
    }

    NodeEndpoint endpoint() {
        return endpoint;
    }

    boolean rests() {
        return health.rests();
    }

    /** Asks {@code /wallet/path}, the view from the head block. */
    <T> Uni<T> full(String path, Map<String, ?> question, Function<JsonNode, T> reader) {
        return call(endpoint.fullUrl() + "/wallet/" + path, path, question, limits.timeout(), reader);
    }

    /** Asks {@code /walletsolidity/path}, the final view. */
    <T> Uni<T> solid(String path, Map<String, ?> question, Function<JsonNode, T> reader) {
        return Uni.createFrom().deferred(() -> {
            Uni<T> here = solidAt(solidityUrl, path, question, reader);
            Optional<String> neighbour = solidityFound ? Optional.empty() : endpoint.neighbourUrl();
            return neighbour.isEmpty()
                    ? here
                    : here.onFailure(NodeClient::isPathMissing)
                            .recoverWithUni(missing -> solidAt(neighbour.get(), path, question, reader)
                                    .onFailure()
                                    .transform(ignored -> missing));
        });
    }

    /** Sends a signed transaction, once. */
    <T> Uni<T> broadcast(Map<String, ?> transaction, Function<JsonNode, T> reader) {
        String url = endpoint.fullUrl() + "/wallet/broadcasthex";
        return call(url, "broadcasthex", transaction, limits.broadcastTimeout(), reader);
    }

    /** True when this node is known not to have a path, so that its older sister is asked at once. */
    boolean lacks(String path) {
        return lacking.contains(path);
    }

    void noteLack(String path) {
        if (lacking.add(path)) {
            LOG.infof("TRON node %s has no %s, asking the older call from now on", endpoint, path);
        }
    }

    private <T> Uni<T> solidAt(String base, String path, Map<String, ?> question, Function<JsonNode, T> reader) {
        return call(base + "/walletsolidity/" + path, "solid " + path, question, limits.timeout(), reader)
                .onItem()
                .invoke(() -> noteSolidity(base));
    }

    private void noteSolidity(String base) {
        if (!solidityFound) {
            if (!base.equals(endpoint.solidityUrl())) {
                LOG.infof("TRON node %s serves its solid view one port up", endpoint);
            }
            solidityUrl = base;
            solidityFound = true;
        }
    }

    private <T> Uni<T> call(
            String url, String path, Map<String, ?> question, Duration timeout, Function<JsonNode, T> reader) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample sample = Timer.start(meters);
            return gate.through(() ->
                            bucket.take(timeout).chain(() -> http.post(url, endpoint.apiKey(), question, timeout)))
                    .map(json -> read(json, reader))
                    .ifNoItem()
                    .after(timeout)
                    .failWith(() -> new NodeTrouble(Kind.TIMEOUT, "no answer in " + timeout.toMillis() + " ms"))
                    .onItem()
                    .invoke(() -> answered(sample, path))
                    .onFailure(NodeTrouble.class)
                    .transform(trouble -> failed(sample, path, (NodeTrouble) trouble));
        });
    }

    /** A node says why it refuses in {@code Error}, whatever was asked. */
    private static <T> T read(JsonNode json, Function<JsonNode, T> reader) {
        if (json.hasNonNull("Error")) {
            String text = NodeText.shortened(json.get("Error").asText());
            boolean limited = text.contains("lack of computing resources");
            throw new NodeTrouble(limited ? Kind.RATE_LIMITED : Kind.REFUSED, text);
        }
        try {
            return reader.apply(json);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw NodeTrouble.unreadable(NodeText.shortened("out of range: " + e.getMessage()));
        }
    }

    private void answered(Timer.Sample sample, String path) {
        health.answered();
        stop(sample, path, "answered");
    }

    private NodeTrouble failed(Timer.Sample sample, String path, NodeTrouble trouble) {
        if (trouble.isSickness()) {
            health.failed(trouble);
        }
        stop(sample, path, trouble.kind().name().toLowerCase(Locale.ROOT));
        return new NodeTrouble(trouble.kind(), trouble.code(), endpoint + " " + path + ": " + trouble.getMessage());
    }

    private void stop(Timer.Sample sample, String path, String outcome) {
        sample.stop(meters.timer("joule.tron.calls", "endpoint", endpoint.name(), "call", path, "outcome", outcome));
    }

    private static boolean isPathMissing(Throwable failure) {
        return failure instanceof NodeTrouble trouble && trouble.isPathMissing();
    }
}
