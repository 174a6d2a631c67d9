package io.joule.delegation;

import com.google.protobuf.InvalidProtocolBufferException;
import io.joule.base.SystemClock;
import io.joule.testing.Surroundings;
import io.joule.tron.CallLimits;
import io.joule.tron.HttpTronNetwork;
import io.joule.tron.NodeList;
import io.joule.tron.TronScan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tron.trident.proto.Chain.Transaction;

/**
 * A node over HTTP that costs next to nothing: blocks of 3 s, the given transactions spread over 15 of them that are
 * not final yet; it takes every transaction that is sent, and puts none of those into a block.
 */
final class LightNode {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final CallLimits LIMITS =
            new CallLimits(LONG, LONG, 32, 1_000, 1 << 22, 1_000, Duration.ofMillis(1), Duration.ZERO);
    private static final long FIRST_HEAD = 1_000;
    private static final int BLOCKS = 15;
    private static final int SOLID_LAG = 19;
    private static final String BLOCK = """
            {"blockID": "%s", "block_header": {"raw_data": {"number": %d, "parentHash": "%s", "timestamp": %d}}}""";

    private final long started = System.currentTimeMillis();
    private final Map<String, String> infos = new HashMap<>();
    private final Map<Long, String> blocks = new HashMap<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    LightNode(Vertx vertx, List<String> included) {
        for (int i = 0; i < included.size(); i++) {
            long height = FIRST_HEAD - BLOCKS + i % BLOCKS;
            String info =
                    "{\"id\": \"%s\", \"blockNumber\": %d, \"blockTimeStamp\": %d, \"receipt\": {\"net_usage\": 280}}"
                            .formatted(included.get(i), height, time(height));
            infos.put(included.get(i), info);
            blocks.merge(height, info, (all, one) -> all + "," + one);
        }
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response().end(answer(request.path(), body.toJsonObject()))));
        server.listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
    }

    Surroundings surroundings(io.vertx.mutiny.core.Vertx vertx, Pool pool) {
        String url = "http://localhost:" + server.actualPort();
        var network =
                new HttpTronNetwork(vertx, NodeList.parse(url, Optional.empty()), LIMITS, new SimpleMeterRegistry());
        var tronScan = new TronScan(vertx, Optional.of(url), Optional.empty(), LIMITS);
        return new Surroundings(vertx, pool, network, tronScan, new SystemClock());
    }

    Set<String> sent() {
        return sent;
    }

    private String answer(String path, JsonObject question) {
        String call = path.substring(path.lastIndexOf('/') + 1);
        long lag = path.startsWith("/walletsolidity") ? SOLID_LAG : 0;
        return switch (call) {
            case "getblock" -> block(Long.parseLong(question.getString("id_or_num", "" + (head() - lag))));
            case "gettransactioninfobyblocknum" -> "[" + blocks.getOrDefault(question.getLong("num"), "") + "]";
            case "gettransactioninfobyid" -> lag > 0 ? "{}" : infos.getOrDefault(question.getString("value"), "{}");
            case "broadcasthex" -> taken(HexFormat.of().parseHex(question.getString("transaction")));
            default -> "{}";
        };
    }

    private String taken(byte[] bytes) {
        try {
            byte[] raw = Transaction.parseFrom(bytes).getRawData().toByteArray();
            String txid = HexFormat.of().formatHex(OpenOrders.sha256(raw));
            sent.add(txid);
            return "{\"result\": true, \"code\": \"SUCCESS\", \"txid\": \"" + txid + "\"}";
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private long head() {
        return FIRST_HEAD + (System.currentTimeMillis() - started) / 3_000;
    }

    private long time(long height) {
        return started - (FIRST_HEAD - height) * 3_000;
    }

    private String block(long height) {
        return BLOCK.formatted(id(height), height, id(height - 1), time(height));
    }

    private static String id(long height) {
        return "%016x".formatted(height) + "0".repeat(48);
    }
}
