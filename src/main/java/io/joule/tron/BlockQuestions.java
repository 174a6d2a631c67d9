package io.joule.tron;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks one node for single blocks: by the cheap call that leaves the transactions out, or by the older one. */
final class BlockQuestions {

    private static final Map<String, ?> HEADER_ONLY = Map.of("detail", false);

    private BlockQuestions() {}

    static Uni<BlockRef> head(NodeClient node) {
        Node asked = node.node();
        Function<JsonNode, BlockRef> reader = json -> asked.heads().head(asked.name(), BlockAnswers.ref(json));
        return cheapest(
                node.with(Priority.HEAD),
                "/wallet/getblock",
                client -> client.full("getblock", HEADER_ONLY, reader),
                client -> client.full("getnowblock", Map.of(), reader));
    }

    static Uni<BlockRef> solidHead(NodeClient node) {
        Node asked = node.node();
        Function<JsonNode, BlockRef> reader = json -> asked.heads().solid(asked.name(), BlockAnswers.ref(json));
        return cheapest(
                node,
                "/walletsolidity/getblock",
                client -> client.solid("getblock", HEADER_ONLY, reader),
                client -> client.solid("getnowblock", Map.of(), reader));
    }

    static Uni<Optional<BlockRef>> block(NodeClient node, long height) {
        Function<JsonNode, Optional<BlockRef>> reader = json -> BlockAnswers.ref(json, height);
        return cheapest(
                node,
                "/wallet/getblock",
                client -> client.full("getblock", Map.of("id_or_num", Long.toString(height), "detail", false), reader),
                client -> client.full("getblockbynum", Map.of("num", height), reader));
    }

    private static <T> Uni<T> cheapest(
            NodeClient node, String path, Function<NodeClient, Uni<T>> cheap, Function<NodeClient, Uni<T>> older) {
        if (node.paths().lacks(path)) {
            return older.apply(node);
        }
        return cheap.apply(node)
                .onFailure(BlockQuestions::isLack)
                .recoverWithUni(() -> older.apply(node.with(Priority.BEGUN))
                        .onItem()
                        .invoke(() -> node.paths().noteLack(path)));
    }

    /** A node that does not have the call says so, or answers with something else. */
    private static boolean isLack(Throwable failure) {
        return failure instanceof NodeTrouble trouble
                && !trouble.isLie()
                && (trouble.isPathMissing() || trouble.kind() == NodeTrouble.Kind.UNREADABLE);
    }
}
