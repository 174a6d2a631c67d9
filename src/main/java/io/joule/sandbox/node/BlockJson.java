package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.chain.Block;

/** A block as the node prints it. */
final class BlockJson {

    private BlockJson() {}

    static ObjectNode whole(Block block, boolean visible) {
        ObjectNode node = header(block);
        if (!block.transactions().isEmpty()) {
            ArrayNode transactions = node.putArray("transactions");
            block.transactions()
                    .forEach(one -> transactions.add(TransactionJson.executed(one.tx(), one.result(), visible)));
        }
        return node;
    }

    static ObjectNode header(Block block) {
        ObjectNode node = Json.object().put("blockID", block.id());
        ObjectNode header = node.putObject("block_header");
        header.set("raw_data", new ProtoJson(false).write(block.header()));
        header.put("witness_signature", Json.hex(block.witnessSignature()));
        return node;
    }
}
