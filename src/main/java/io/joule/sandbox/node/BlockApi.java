package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.chain.Block;
import io.joule.sandbox.chain.SimulatedTron;
import java.util.Optional;

/** Questions about blocks and transactions; the solid view knows nothing above its own head. */
final class BlockApi {

    private static final int MAX_RANGE = 100;

    private final SimulatedTron chain;
    private final boolean solid;

    BlockApi(SimulatedTron chain, boolean solid) {
        this.chain = chain;
        this.solid = solid;
    }

    private Block head() {
        return solid ? chain.solidHead() : chain.head();
    }

    private Optional<Block> block(long number) {
        return chain.block(number).filter(block -> block.number() <= head().number());
    }

    JsonNode now(NodeRequest request) {
        return BlockJson.whole(head(), request.visible());
    }

    JsonNode byNumber(NodeRequest request) {
        return whole(block(request.number("num")), request);
    }

    JsonNode byId(NodeRequest request) {
        return whole(byId(request.text("value")), request);
    }

    private Optional<Block> byId(String id) {
        try {
            long number = Long.parseUnsignedLong(id.substring(0, Math.min(16, id.length())), 16);
            return block(number).filter(block -> block.id().equalsIgnoreCase(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** By number or id, or the head; header only unless asked for detail. */
    JsonNode any(NodeRequest request) {
        String which = request.text("id_or_num");
        Optional<Block> block = which.isEmpty()
                ? Optional.of(head())
                : which.length() == 64 ? byId(which) : block(request.number("id_or_num"));
        return request.parameters().path("detail").asBoolean(false)
                ? whole(block, request)
                : block.map(BlockJson::header).orElseGet(Json::object);
    }

    /** From startNum to before endNum. */
    JsonNode range(NodeRequest request) {
        long start = request.number("startNum");
        long end = request.number("endNum");
        if (start < 0 || end <= start || end - start > MAX_RANGE) {
            return Json.object();
        }
        ObjectNode node = Json.object();
        ArrayNode blocks = node.putArray("block");
        for (long number = start; number < end; number++) {
            block(number).ifPresent(block -> blocks.add(BlockJson.whole(block, request.visible())));
        }
        return node;
    }

    JsonNode latest(NodeRequest request) {
        long count = Math.min(MAX_RANGE, request.number("num"));
        ObjectNode node = Json.object();
        ArrayNode blocks = node.putArray("block");
        for (long number = head().number() - count + 1; number <= head().number(); number++) {
            block(number).ifPresent(block -> blocks.add(BlockJson.whole(block, request.visible())));
        }
        return node;
    }

    private static JsonNode whole(Optional<Block> block, NodeRequest request) {
        return block.map(found -> BlockJson.whole(found, request.visible())).orElseGet(Json::object);
    }

    JsonNode transaction(NodeRequest request) {
        String id = Json.hex(request.bytes("value"));
        Optional<SimulatedTron.Found> found = included(id);
        if (found.isEmpty() && !solid) {
            found = chain.pending(id);
        }
        return found.map(tx -> TransactionJson.executed(tx.tx(), tx.result(), request.visible()))
                .orElseGet(Json::object);
    }

    JsonNode pending(NodeRequest request) {
        return chain.pending(Json.hex(request.bytes("value")))
                .map(tx -> TransactionJson.executed(tx.tx(), tx.result(), request.visible()))
                .orElseGet(Json::object);
    }

    JsonNode info(NodeRequest request) {
        String id = Json.hex(request.bytes("value"));
        return included(id)
                .map(tx -> InfoJson.write(tx.block(), id, tx.result()))
                .orElseGet(Json::object);
    }

    JsonNode infos(NodeRequest request) {
        ArrayNode array = Json.array();
        block(request.number("num"))
                .ifPresent(block -> block.transactions()
                        .forEach(one -> array.add(InfoJson.write(block, one.tx().id(), one.result()))));
        return array;
    }

    JsonNode count(NodeRequest request) {
        int count = block(request.number("num"))
                .map(block -> block.transactions().size())
                .orElse(-1);
        return Json.object().put("count", count);
    }

    private Optional<SimulatedTron.Found> included(String id) {
        return chain.included(id).filter(found -> found.block().number() <= head().number());
    }
}
