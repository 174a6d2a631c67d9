package io.joule.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.money.Asset;
import io.joule.sandbox.chain.Refusal;
import io.joule.sandbox.chain.TokenCosts;
import io.joule.sandbox.node.Json;
import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.Locale;

/** What the control API does to the network; faults are elsewhere. */
final class ControlActions {

    private static final long MAX_ADVANCE_SECONDS = 366L * 24 * 60 * 60;
    private static final int MAX_BLOCKS = 1_000;

    private final DemoNetwork network;

    ControlActions(DemoNetwork network) {
        this.network = network;
    }

    JsonNode accounts() {
        ArrayNode array = Json.array();
        for (DemoAccount account : DemoNetwork.accounts()) {
            ObjectNode node = account(account.name(), account.address());
            node.put("private_key", account.privateKey());
            if (account == DemoNetwork.OPERATED) {
                node.put("operator_key", DemoNetwork.OPERATOR.privateKey());
                node.put("operator_address", DemoNetwork.OPERATOR.address().toString());
                node.put("permission_id", DemoNetwork.OPERATOR_PERMISSION);
            }
            array.add(node);
        }
        array.add(account("usdt", DemoNetwork.USDT.address()).putNull("private_key"));
        return array;
    }

    private static ObjectNode account(String name, TronAddress address) {
        return Json.object().put("name", name).put("address", address.toString());
    }

    JsonNode faucet(ControlRequest request) {
        return pay(DemoNetwork.FAUCET, request.address("address"), request.micros(), request.currency());
    }

    JsonNode transfer(ControlRequest request) {
        return pay(request.payer("from"), request.address("to"), request.micros(), request.currency());
    }

    private JsonNode pay(DemoAccount from, TronAddress to, long micros, Asset asset) {
        try {
            return Json.object().put("txid", network.transfer(from, to, micros, asset));
        } catch (Refusal e) {
            throw new ControlException(422, e.code().name().toLowerCase(Locale.ROOT), e.broadcastMessage());
        }
    }

    /** Signs a text as a wallet does (signMessageV2). */
    JsonNode sign(ControlRequest request) {
        DemoAccount signer = request.payer("from");
        if (!request.has("message")) {
            throw ControlException.badRequest("invalid_message", "message is missing");
        }
        return Json.object()
                .put("address", signer.address().toString())
                .put("signature", signer.signText(request.text("message", "")));
    }

    JsonNode advance(ControlRequest request) {
        long seconds = request.number("seconds", 0, 1, MAX_ADVANCE_SECONDS);
        if (seconds == 0) {
            throw ControlException.badRequest("invalid_seconds", "seconds is missing");
        }
        network.chain().advance(seconds);
        return clock();
    }

    JsonNode clock() {
        return Json.object()
                .put("now", Instant.ofEpochMilli(network.chain().now()).toString())
                .put("now_ms", network.chain().now());
    }

    /** Makes blocks without waiting for their slots; for tests whose time stands still. */
    JsonNode blocks(ControlRequest request) {
        long count = request.number("count", 1, 1, MAX_BLOCKS);
        for (long i = 0; i < count; i++) {
            network.chain().produceBlock();
        }
        return ChainJson.block(network.chain().head());
    }

    /** Puts a contract at a well-known address: a token that looks like USDT, or one that pays TRX from inside. */
    JsonNode contract(ControlRequest request) {
        String name = request.text("name", request.text("kind", ""));
        TronAddress address = DemoAccount.named("contract " + name).address();
        String kind = request.text("kind", "");
        network.chain().edit(genesis -> {
            switch (kind) {
                case "token" ->
                    genesis.token(address, "Tether USD", "USDT", TokenCosts.plain())
                            .tokens(address, DemoNetwork.FAUCET.address(), 1_000_000_000_000_000L);
                case "payer" -> genesis.payer(address);
                default -> throw ControlException.badRequest("invalid_kind", "kind must be token or payer");
            }
        });
        return account(name, address);
    }

    JsonNode chain() {
        return ChainJson.overview(network.chain());
    }
}
