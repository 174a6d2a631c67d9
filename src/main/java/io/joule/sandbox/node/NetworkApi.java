package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.chain.Block;
import io.joule.sandbox.chain.SimulatedTron;

/** What a node says about the network and itself. */
final class NetworkApi {

    private final SimulatedTron chain;

    NetworkApi(SimulatedTron chain) {
        this.chain = chain;
    }

    JsonNode parameters(NodeRequest request) {
        return Json.object().set("chainParameter", ChainParameters.list(chain.config()));
    }

    JsonNode energyPrices(NodeRequest request) {
        return Json.object().put("prices", "0:" + chain.config().fees().energyFee());
    }

    JsonNode bandwidthPrices(NodeRequest request) {
        return Json.object().put("prices", "0:" + chain.config().fees().transactionFee());
    }

    JsonNode nodeInfo(NodeRequest request) {
        ObjectNode node = Json.object().put("beginSyncNum", chain.solidHead().number());
        return node.put("block", name(chain.head()))
                .put("solidityBlock", name(chain.agreedHead()))
                .put("currentConnectCount", 0);
    }

    private static String name(Block block) {
        return "Num:" + block.number() + ",ID:" + block.id();
    }

    JsonNode pendingSize(NodeRequest request) {
        return Json.object().put("pendingSize", chain.pendingCount());
    }
}
