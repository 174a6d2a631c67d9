package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.joule.sandbox.chain.ChainView;
import io.joule.sandbox.chain.Refusal;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.sandbox.chain.Tx;
import io.joule.tron.TronAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tron.trident.crypto.Hash;
import org.tron.trident.proto.Contract.TriggerSmartContract;

/** Contract calls that change nothing: what they would return, and the energy they would take. */
final class CallApi {

    private final SimulatedTron chain;
    private final Builder builder;
    private final boolean solid;

    CallApi(SimulatedTron chain, boolean solid) {
        this.chain = chain;
        this.builder = new Builder(chain);
        this.solid = solid;
    }

    /** The contract call that a request describes: data, or a function's signature and its encoded parameters. */
    static TriggerSmartContract contract(NodeRequest request) {
        return TriggerSmartContract.newBuilder()
                .setOwnerAddress(ByteString.copyFrom(request.bytes("owner_address")))
                .setContractAddress(ByteString.copyFrom(request.bytes("contract_address")))
                .setCallValue(request.number("call_value"))
                .setData(ByteString.copyFrom(data(request)))
                .build();
    }

    private static byte[] data(NodeRequest request) {
        String selector = request.text("function_selector");
        if (selector.isEmpty()) {
            return request.bytes("data");
        }
        byte[] hash = Hash.sha3(selector.getBytes(StandardCharsets.US_ASCII));
        byte[] parameter = request.bytes("parameter");
        byte[] data = Arrays.copyOf(hash, 4 + parameter.length);
        System.arraycopy(parameter, 0, data, 4, parameter.length);
        return data;
    }

    JsonNode constant(NodeRequest request) {
        TriggerSmartContract contract = contract(request);
        try {
            ChainView.ConstantCall outcome = run(request, contract);
            boolean failed = !outcome.call().error().isEmpty();
            ObjectNode node = Json.object();
            ObjectNode result = node.putObject("result").put("result", true);
            if (failed) {
                result.put("message", hex(outcome.call().error()));
            }
            Json.put(node, "energy_used", outcome.energy());
            node.putArray("constant_result").add(Json.hex(outcome.call().returned()));
            if (!outcome.call().logs().isEmpty()) {
                node.set("logs", InfoJson.logs(outcome.call().logs()));
            }
            node.set("transaction", transaction(contract, failed, request.visible()));
            return node;
        } catch (Refusal e) {
            return refused(e);
        }
    }

    private ObjectNode transaction(TriggerSmartContract contract, boolean failed, boolean visible) {
        ObjectNode node = Json.object();
        ObjectNode ret = node.putArray("ret").addObject();
        if (failed) {
            ret.put("ret", "FAILED");
        }
        Tx tx = builder.build(contract, 0, 0);
        return node.setAll(TransactionJson.built(tx, visible));
    }

    /** A real node searches for the smallest sufficient fee limit, and so ends an eighth above what is used. */
    JsonNode estimate(NodeRequest request) {
        try {
            ChainView.ConstantCall outcome = run(request, contract(request));
            if (!outcome.call().error().isEmpty()) {
                ObjectNode node = Json.object();
                node.putObject("result")
                        .put("code", "CONTRACT_EXE_ERROR")
                        .put("message", hex(outcome.call().error()));
                return node;
            }
            ObjectNode node = Json.object();
            node.putObject("result").put("result", true);
            return node.put("energy_required", (outcome.energy() * 9 + 7) / 8);
        } catch (Refusal e) {
            return refused(e);
        }
    }

    private ChainView.ConstantCall run(NodeRequest request, TriggerSmartContract contract) throws Refusal {
        TronAddress caller = request.address("owner_address");
        TronAddress callee = request.address("contract_address");
        return solid
                ? chain.readSolid(view -> view.call(caller, callee, contract.getData()))
                : chain.readFull(view -> view.call(caller, callee, contract.getData()));
    }

    static ObjectNode refused(Refusal refusal) {
        ObjectNode node = Json.object();
        node.putObject("result").put("code", refusal.code().name()).put("message", hex(refusal.broadcastMessage()));
        return node;
    }

    private static String hex(String text) {
        return Json.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
