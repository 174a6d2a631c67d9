package io.joule.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.chain.Block;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.sandbox.node.Json;
import java.util.Optional;

/** The chain at a glance, for people. */
final class ChainJson {

    private static final int RECENT_BLOCKS = 20;
    private static final int SEARCHED_BLOCKS = 500;
    private static final int RECENT_TRANSACTIONS = 50;

    private ChainJson() {}

    static ObjectNode overview(SimulatedTron chain) {
        Block head = chain.head();
        ObjectNode node = Json.object().put("now_ms", chain.now());
        node.set("head", block(head));
        node.set("solid_head", block(chain.solidHead()));
        node.put("pending", chain.pendingCount());
        ArrayNode blocks = node.putArray("blocks");
        ArrayNode transactions = node.putArray("transactions");
        long solid = chain.solidHead().number();
        for (long number = head.number(); number > head.number() - SEARCHED_BLOCKS && number >= 0; number--) {
            Optional<Block> found = chain.block(number);
            if (found.isEmpty()) {
                continue;
            }
            if (blocks.size() < RECENT_BLOCKS) {
                blocks.add(block(found.get()));
            }
            addTransactions(transactions, found.get(), solid);
        }
        return node;
    }

    static ObjectNode block(Block block) {
        return Json.object()
                .put("number", block.number())
                .put("id", block.id())
                .put("timestamp", block.timestamp())
                .put("transactions", block.transactions().size());
    }

    private static void addTransactions(ArrayNode array, Block block, long solid) {
        for (Block.Included one : block.transactions()) {
            if (array.size() >= RECENT_TRANSACTIONS) {
                return;
            }
            array.addObject()
                    .put("txid", one.tx().id())
                    .put("type", one.tx().type().name())
                    .put("owner", one.tx().owner().map(Object::toString).orElse(""))
                    .put("result", one.result().contractRet())
                    .put("fee_sun", one.result().fee())
                    .put("block", block.number())
                    .put("solid", block.number() <= solid);
        }
    }
}
