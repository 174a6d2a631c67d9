package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.chain.Block;
import io.joule.sandbox.chain.TxResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.tron.trident.crypto.Hash;

/** A "transaction info" as the node prints it: what an included transaction did and cost. */
final class InfoJson {

    private InfoJson() {}

    static ObjectNode write(Block block, String txId, TxResult result) {
        ObjectNode node = Json.object().put("id", txId);
        Json.put(node, "fee", result.fee());
        node.put("blockNumber", block.number()).put("blockTimeStamp", block.timestamp());
        byte[] returned = result.call().map(TxResult.Call::returned).orElse(new byte[0]);
        node.putArray("contractResult").add(Json.hex(returned));
        result.call()
                .ifPresent(call -> node.put("contract_address", call.contract().hex()));
        node.set("receipt", receipt(result));
        result.call().ifPresent(call -> call(node, txId, call));
        Json.put(node, "withdraw_expire_amount", result.withdrawn());
        if (result.restaked() != null) {
            ArrayNode amounts = node.putArray("cancel_unfreezeV2_amount");
            result.restaked()
                    .forEach((key, sun) -> amounts.addObject().put("key", key).put("value", sun));
        }
        return node;
    }

    private static ObjectNode receipt(TxResult result) {
        TxResult.Bill bill = result.bill();
        ObjectNode receipt = Json.object();
        Json.put(receipt, "energy_usage", bill.energyUsage());
        Json.put(receipt, "energy_fee", bill.energyFee());
        Json.put(receipt, "energy_usage_total", bill.energyTotal());
        Json.put(receipt, "net_usage", bill.netUsage());
        Json.put(receipt, "net_fee", bill.netFee());
        if (result.call().isPresent()) {
            receipt.put("result", result.contractRet());
        }
        return receipt;
    }

    private static void call(ObjectNode node, String txId, TxResult.Call call) {
        if (!call.logs().isEmpty()) {
            node.set("log", logs(call.logs()));
        }
        if (!call.error().isEmpty()) {
            node.put("result", "FAILED");
            node.put("resMessage", Json.hex(call.error().getBytes(StandardCharsets.UTF_8)));
        }
        if (!call.internals().isEmpty()) {
            node.set("internal_transactions", internals(txId, call.internals()));
        }
    }

    /** Events name their contract by 20 bytes, without the 41. */
    static ArrayNode logs(List<TxResult.Log> logs) {
        ArrayNode array = Json.array();
        for (TxResult.Log log : logs) {
            byte[] address = log.contract().bytes();
            ObjectNode node = array.addObject().put("address", Json.hex(Arrays.copyOfRange(address, 1, 21)));
            ArrayNode topics = node.putArray("topics");
            log.topics().forEach(topic -> topics.add(Json.hex(topic)));
            node.put("data", Json.hex(log.data()));
        }
        return array;
    }

    private static ArrayNode internals(String txId, List<TxResult.InternalTransfer> internals) {
        ArrayNode array = Json.array();
        for (int i = 0; i < internals.size(); i++) {
            TxResult.InternalTransfer one = internals.get(i);
            ObjectNode node = array.addObject();
            node.put("hash", Json.hex(Hash.sha256((txId + "/" + i).getBytes(StandardCharsets.US_ASCII))));
            node.put("caller_address", one.from().hex());
            node.put("transferTo_address", one.to().hex());
            Json.put(node.putArray("callValueInfo").addObject(), "callValue", one.sun());
            node.put("note", Json.hex("call".getBytes(StandardCharsets.US_ASCII)));
        }
        return array;
    }
}
