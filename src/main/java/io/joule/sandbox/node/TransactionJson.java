package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.joule.sandbox.chain.Tx;
import io.joule.sandbox.chain.TxResult;
import org.tron.trident.proto.Chain.Transaction;

/** A transaction as the node prints it. */
final class TransactionJson {

    private TransactionJson() {}

    /** With its result, as in a block or by its id. */
    static ObjectNode executed(Tx tx, TxResult result, boolean visible) {
        ObjectNode node = Json.object();
        node.putArray("ret").addObject().put("contractRet", result.contractRet());
        signatures(node, tx.proto());
        return body(node, tx, visible);
    }

    /** As built by the node, to be signed. */
    static ObjectNode built(Tx tx, boolean visible) {
        return body(Json.object().put("visible", visible), tx, visible);
    }

    private static ObjectNode body(ObjectNode node, Tx tx, boolean visible) {
        Transaction.raw raw = tx.proto().getRawData();
        node.put("txID", tx.id());
        ObjectNode data = node.putObject("raw_data");
        contract(data.putArray("contract").addObject(), tx, visible);
        header(data, raw);
        node.put("raw_data_hex", Json.hex(raw.toByteArray()));
        return node;
    }

    private static void contract(ObjectNode node, Tx tx, boolean visible) {
        Transaction.Contract contract = tx.proto().getRawData().getContract(0);
        ObjectNode parameter = node.putObject("parameter");
        tx.contract().ifPresent(message -> parameter.set("value", new ProtoJson(visible).write(message)));
        parameter.put("type_url", contract.getParameter().getTypeUrl());
        node.put("type", contract.getType().name());
        Json.put(node, "Permission_id", contract.getPermissionId());
    }

    private static void header(ObjectNode data, Transaction.raw raw) {
        data.put("ref_block_bytes", hex(raw.getRefBlockBytes()));
        data.put("ref_block_hash", hex(raw.getRefBlockHash()));
        Json.put(data, "expiration", raw.getExpiration());
        Json.put(data, "data", hex(raw.getData()));
        Json.put(data, "fee_limit", raw.getFeeLimit());
        Json.put(data, "timestamp", raw.getTimestamp());
    }

    /** What broadcasthex gives back as a text: the transaction with its contract still packed. */
    static String echo(Transaction proto) {
        if (proto.getRawData().getContractCount() == 0) {
            return "{}";
        }
        ObjectNode node = Json.object();
        Transaction.Contract contract = proto.getRawData().getContract(0);
        ObjectNode data = node.putObject("raw_data");
        header(data, proto.getRawData());
        ObjectNode first = data.putArray("contract").addObject();
        // This text is printed by rules that leave out the first value of an enumeration, which account creation is.
        if (contract.getType().getNumber() != 0) {
            first.put("type", contract.getType().name());
        }
        first.putObject("parameter")
                .put("type_url", contract.getParameter().getTypeUrl())
                .put("value", hex(contract.getParameter().getValue()));
        Json.put(first, "Permission_id", contract.getPermissionId());
        signatures(node, proto);
        return Json.write(node);
    }

    private static void signatures(ObjectNode node, Transaction proto) {
        if (proto.getSignatureCount() > 0) {
            ArrayNode array = node.putArray("signature");
            proto.getSignatureList().forEach(signature -> array.add(hex(signature)));
        }
    }

    private static String hex(ByteString bytes) {
        return Json.hex(bytes.toByteArray());
    }
}
