package io.joule.tron;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.tron.NodeTrouble.Kind;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Asks one node. Every call ends in time, with a value or a trouble, and the node's record is kept. */
final class NodeClient {

    private final Node node;
    private final JsonHttp http;
    private final CallLimits limits;
    private final LongSupplier nanos;
    private final Gate gate;
    private final NodePaths paths;
    private final Priority priority;

    NodeClient(Node node, JsonHttp http, CallLimits limits, LongSupplier nanos) {
        this(
                node,
                http,
                limits,
                nanos,
                new Gate(limits.maxInFlight()),
                new NodePaths(node.endpoint()),
                Priority.ORDINARY);
    }

    private NodeClient(
            Node node,
            JsonHttp http,
            CallLimits limits,
            LongSupplier nanos,
            Gate gate,
            NodePaths paths,
            Priority priority) {
        this.node = node;
        this.http = http;
        this.limits = limits;
        this.nanos = nanos;
        this.gate = gate;
        this.paths = paths;
        this.priority = priority;
    }

    /** The same node, asked what can't wait for a better day. */
    NodeClient essential() {
        return with(Priority.ESSENTIAL);
    }

    /** The same node, asked with this priority from now on. */
    NodeClient with(Priority other) {
        return new NodeClient(node, http, limits, nanos, gate, paths, other);
    }

    Node node() {
        return node;
    }

    NodeEndpoint endpoint() {
        return node.endpoint();
    }

    NodePaths paths() {
        return paths;
    }

    /** Asks {@code /wallet/path}, the view from the head block. */
    <T> Uni<T> full(String path, Map<String, ?> question, Function<JsonNode, T> reader) {
        return call(endpoint().fullUrl() + "/wallet/" + path, path, question, limits.timeout(), reader);
    }

    /** Asks {@code /walletsolidity/path}, the final view. */
    <T> Uni<T> solid(String path, Map<String, ?> question, Function<JsonNode, T> reader) {
        return Uni.createFrom().deferred(() -> {
            Uni<T> here = solidAt(paths.solidity(), path, question, reader);
            Optional<String> neighbour = paths.neighbour();
            return neighbour.isEmpty()
                    ? here
                    : here.onFailure(NodeClient::isPathMissing)
                            .recoverWithUni(missing -> solidAt(neighbour.get(), path, question, reader)
                                    .onFailure()
                                    .transform(ignored -> missing));
        });
    }

    /** Sends a signed transaction, once. */
    Uni<BroadcastAnswer> broadcast(Map<String, ?> transaction, Function<JsonNode, BroadcastAnswer> reader) {
        String url = endpoint().fullUrl() + "/wallet/broadcasthex";
        return call(url, "broadcasthex", transaction, limits.broadcastTimeout(), reader)
                .invoke(answer -> {
                    if (answer.code().equals(BroadcastAnswers.WRONG_TXID)) {
                        node.failed(NodeTrouble.lie("its answer to a broadcast names another transaction"));
                    }
                });
    }

    private <T> Uni<T> solidAt(String base, String path, Map<String, ?> question, Function<JsonNode, T> reader) {
        return call(base + "/walletsolidity/" + path, "solid " + path, question, limits.timeout(), reader)
                .onItem()
                .invoke(() -> paths.found(base));
    }

    private <T> Uni<T> call(
            String url, String path, Map<String, ?> question, Duration timeout, Function<JsonNode, T> reader) {
        return Uni.createFrom().deferred(() -> {
            long begun = nanos.getAsLong();
            return gate.through(() -> node.budget()
                            .take(priority, timeout)
                            .chain(() -> http.post(url, endpoint().apiKey(), question, timeout)))
                    .map(json -> read(json, reader))
                    .ifNoItem()
                    .after(timeout)
                    .failWith(() -> new NodeTrouble(Kind.TIMEOUT, "no answer in " + timeout.toMillis() + " ms"))
                    .onItem()
                    .invoke(() -> answered(path, begun))
                    .onFailure(NodeTrouble.class)
                    .transform(trouble -> failed(path, begun, (NodeTrouble) trouble))
                    .onCancellation()
                    .invoke(() -> overtaken(path, begun));
        });
    }

    /** A node says why it refuses in {@code Error}, whatever was asked. */
    static <T> T read(JsonNode json, Function<JsonNode, T> reader) {
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

    private void answered(String path, long begun) {
        long took = nanos.getAsLong() - begun;
        node.answered(took);
        node.meters().called(path, "answered", took);
    }

    private NodeTrouble failed(String path, long begun, NodeTrouble trouble) {
        String outcome = trouble.isLie() ? "lie" : trouble.kind().name().toLowerCase(Locale.ROOT);
        node.failed(new NodeTrouble(trouble.kind(), trouble.code(), path + ": " + trouble.getMessage()));
        node.meters().called(path, outcome, nanos.getAsLong() - begun);
        return new NodeTrouble(trouble.kind(), trouble.code(), node.name() + " " + path + ": " + trouble.getMessage());
    }

    /** Another node was faster, or nobody waits any more. */
    private void overtaken(String path, long begun) {
        long took = nanos.getAsLong() - begun;
        node.score().overtaken(took);
        node.meters().called(path, "overtaken", took);
    }

    private static boolean isPathMissing(Throwable failure) {
        return failure instanceof NodeTrouble trouble && trouble.isPathMissing();
    }
}
