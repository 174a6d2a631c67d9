package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import io.joule.sandbox.chain.ContractTypes;
import io.joule.sandbox.chain.Refusal;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.sandbox.chain.Tx;
import io.joule.tron.TronAddress;
import org.tron.trident.proto.Contract.TriggerSmartContract;

/** Transactions that the node builds to be signed elsewhere; checked first, as if they were sent now. */
final class BuildApi {

    private final SimulatedTron chain;
    private final Builder builder;

    BuildApi(SimulatedTron chain) {
        this.chain = chain;
        this.builder = new Builder(chain);
    }

    /** @param type the contract's protobuf name, whose fields the request holds */
    JsonNode build(NodeRequest request, String type) {
        Message template = ContractTypes.byName(type).orElseThrow();
        Message contract = new ProtoReader(request).read(template, request.parameters());
        Tx tx = builder.build(contract, 0, (int) request.number("Permission_id"));
        try {
            validate(tx);
        } catch (Refusal e) {
            throw NodeException.invalidContract(e.getMessage());
        }
        return TransactionJson.built(tx, request.visible());
    }

    JsonNode call(NodeRequest request) {
        TriggerSmartContract contract = CallApi.contract(request);
        Tx tx = builder.build(contract, request.number("fee_limit"), (int) request.number("Permission_id"));
        try {
            validate(tx);
        } catch (Refusal e) {
            return CallApi.refused(e);
        }
        ObjectNode node = Json.object();
        node.putObject("result").put("result", true);
        node.set("transaction", TransactionJson.built(tx, request.visible()));
        return node;
    }

    private void validate(Tx tx) throws Refusal {
        chain.readFull(view -> {
            view.validate(tx.proto());
            return tx;
        });
    }

    static JsonNode validateAddress(NodeRequest request) {
        String text = request.text("address");
        String form = text.startsWith("T") ? "Base58check format" : "Hex string format";
        try {
            TronAddress.parse(text);
            return Json.object().put("result", true).put("message", form);
        } catch (IllegalArgumentException e) {
            return Json.object().put("result", false).put("message", "Invalid address");
        }
    }
}
