package io.joule.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.joule.sandbox.chain.BroadcastCode;
import io.joule.sandbox.chain.ContractTypes;
import io.joule.sandbox.chain.Refusal;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.sandbox.chain.Tx;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.tron.trident.proto.Chain.Transaction;

/** Takes signed transactions; a "true" means this node's pool has it, nothing more (facts §9 and §10). */
final class BroadcastApi {

    private final SimulatedTron chain;

    BroadcastApi(SimulatedTron chain) {
        this.chain = chain;
    }

    /** A refusal's code and message, or SUCCESS. */
    private record Answer(BroadcastCode code, String message) {}

    JsonNode hex(NodeRequest request, boolean lose) {
        Tx tx = parse(request.text("transaction"));
        return hexAnswer(tx, send(tx, lose));
    }

    JsonNode hexBusy(NodeRequest request) {
        return hexAnswer(parse(request.text("transaction")), new Answer(BroadcastCode.SERVER_BUSY, "Server busy."));
    }

    private static JsonNode hexAnswer(Tx tx, Answer answer) {
        return Json.object()
                .put("result", answer.code() == BroadcastCode.SUCCESS)
                .put("code", answer.code().name())
                .put("txid", tx.id())
                .put("message", answer.message())
                .put("transaction", TransactionJson.echo(tx.proto()));
    }

    /** The JSON form: what counts is raw_data, not raw_data_hex and not txID. */
    JsonNode json(NodeRequest request, boolean lose) {
        Tx tx = read(request);
        return jsonAnswer(tx, send(tx, lose));
    }

    JsonNode jsonBusy(NodeRequest request) {
        return jsonAnswer(read(request), new Answer(BroadcastCode.SERVER_BUSY, "Server busy."));
    }

    private static JsonNode jsonAnswer(Tx tx, Answer answer) {
        ObjectNode node = Json.object();
        if (answer.code() == BroadcastCode.SUCCESS) {
            return node.put("result", true).put("txid", tx.id());
        }
        String message = Json.hex(answer.message().getBytes(StandardCharsets.UTF_8));
        return node.put("code", answer.code().name()).put("txid", tx.id()).put("message", message);
    }

    private Answer send(Tx tx, boolean lose) {
        try {
            if (lose) {
                chain.broadcastAndLose(tx);
            } else {
                chain.broadcast(tx);
            }
            return new Answer(BroadcastCode.SUCCESS, "");
        } catch (Refusal e) {
            return new Answer(e.code(), e.broadcastMessage());
        }
    }

    private static Tx parse(String hex) {
        try {
            return Tx.parse(HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw NodeException.badHex();
        } catch (InvalidProtocolBufferException e) {
            throw NodeException.badProtobuf();
        }
    }

    private static Tx read(NodeRequest request) {
        JsonNode data = request.parameters().path("raw_data");
        Transaction.raw.Builder raw = Transaction.raw
                .newBuilder()
                .setRefBlockBytes(bytes(request, data, "ref_block_bytes"))
                .setRefBlockHash(bytes(request, data, "ref_block_hash"))
                .setExpiration(data.path("expiration").asLong())
                .setTimestamp(data.path("timestamp").asLong())
                .setFeeLimit(data.path("fee_limit").asLong())
                .setData(bytes(request, data, "data"));
        data.path("contract").forEach(contract -> raw.addContract(contract(request, contract)));
        Transaction.Builder transaction = Transaction.newBuilder().setRawData(raw);
        request.parameters()
                .path("signature")
                .forEach(one -> transaction.addSignature(ByteString.copyFrom(request.bytesOf(one.asText()))));
        return Tx.of(transaction.build());
    }

    private static ByteString bytes(NodeRequest request, JsonNode data, String field) {
        return ByteString.copyFrom(request.bytesOf(data.path(field).asText("")));
    }

    private static Transaction.Contract contract(NodeRequest request, JsonNode json) {
        String type = json.path("type").asText();
        Message template = ContractTypes.byName(type).orElseThrow(NodeException::badJson);
        Message message =
                new ProtoReader(request).read(template, json.path("parameter").path("value"));
        return Transaction.Contract.newBuilder()
                .setType(Transaction.Contract.ContractType.valueOf(type))
                .setParameter(Any.pack(message))
                .setPermissionId(json.path("Permission_id").asInt())
                .build();
    }
}
