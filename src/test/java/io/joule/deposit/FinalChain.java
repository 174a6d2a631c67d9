package io.joule.deposit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.joule.money.Sun;
import io.joule.tron.AgreedBlock;
import io.joule.tron.BlockRef;
import io.joule.tron.Fate;
import io.joule.tron.NodeTrouble;
import io.joule.tron.OnChainTransaction;
import io.joule.tron.Payment;
import io.joule.tron.TransactionInfo;
import io.joule.tron.TransactionInfo.EventLog;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.joule.tron.TronNetwork.SolidBlock;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A chain at the port: what was recorded from a real node, and what a test puts there. It knows only deposits. */
final class FinalChain {

    static final Instant BLOCK_TIME = Instant.parse("2026-11-22T12:00:00Z");

    /** Whose call emitted the events; they tell themselves whose money it was. */
    private static final TronAddress CALLER = TronAddress.fromHex("41" + "11".repeat(20));

    private final Map<TxId, OnChainTransaction> transactions = new HashMap<>();
    private final Map<TxId, TransactionInfo> infos = new HashMap<>();
    private final Map<TxId, TransactionInfo> notFinal = new HashMap<>();
    private boolean down;

    TronNetwork network() {
        return (TronNetwork) Proxy.newProxyInstance(
                TronNetwork.class.getClassLoader(), new Class<?>[] {TronNetwork.class}, (proxy, method, args) -> {
                    if (down) {
                        return Uni.createFrom().failure(new NodeTrouble(NodeTrouble.Kind.UNREACHABLE, "no node"));
                    }
                    return switch (method.getName()) {
                        case "solidTransaction" ->
                            Uni.createFrom().item(Optional.ofNullable(transactions.get(args[0])));
                        case "solidInfo" -> Uni.createFrom().item(Optional.ofNullable(infos.get(args[0])));
                        case "agreedBlocks" -> Uni.createFrom().item(List.of(block((long) args[0])));
                        case "fate" -> Uni.createFrom().item(fate((TxId) args[0]));
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    void down() {
        down = true;
    }

    /** A final transaction that pays these plain transfers and emits these events. */
    void put(TxId id, boolean success, List<Payment> payments, List<EventLog> logs) {
        Optional<TronAddress> caller = logs.isEmpty() ? Optional.empty() : Optional.of(CALLER);
        transactions.put(id, new OnChainTransaction(id, success, payments, caller, ""));
        infos.put(id, new TransactionInfo(id, 100, BLOCK_TIME, success, Sun.ZERO, logs));
    }

    /** In a block of the head, but not yet final. */
    void putNotFinal(TxId id) {
        notFinal.put(id, new TransactionInfo(id, 100, BLOCK_TIME, true, Sun.ZERO, List.of()));
    }

    /** Puts the transaction that this recorded step of a real node tells of. */
    TxId record(String scenario, String step) {
        JsonNode info = response(scenario, step);
        TxId id = new TxId(info.get("id").asText());
        String result = info.path("receipt").path("result").asText("SUCCESS");
        put(id, result.equals("SUCCESS"), List.of(), list(info.path("log"), FinalChain::event));
        return id;
    }

    private AgreedBlock block(long height) {
        String hex = String.format("%064x", height);
        BlockRef ref = new BlockRef(height, hex, hex, BLOCK_TIME);
        return new AgreedBlock(
                new SolidBlock(ref, List.copyOf(transactions.values()), Map.of()),
                List.copyOf(infos.values()),
                AgreedBlock.Agreement.ALONE);
    }

    private Fate fate(TxId id) {
        return notFinal.containsKey(id) ? Fate.included(notFinal.get(id), false) : Fate.open();
    }

    private static EventLog event(JsonNode log) {
        return new EventLog(
                TronAddress.fromHex("41" + log.get("address").asText()),
                list(log.get("topics"), JsonNode::asText),
                log.path("data").asText());
    }

    private static <T> List<T> list(JsonNode array, java.util.function.Function<JsonNode, T> mapper) {
        return StreamSupport.stream(array.spliterator(), false).map(mapper).toList();
    }

    private static JsonNode response(String scenario, String step) {
        try (var in = FinalChain.class.getResourceAsStream("/golden/" + scenario + ".json")) {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(in).get("steps").spliterator(), false)
                    .filter(node -> node.path("name").asText().equals(step))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no step " + step))
                    .get("response");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
