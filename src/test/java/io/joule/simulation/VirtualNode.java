package io.joule.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.joule.sandbox.chain.Block;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.sandbox.chain.Tx;
import io.joule.sandbox.node.FaultKind;
import io.joule.sandbox.node.NodeService;
import io.joule.tron.NodeTrouble;
import io.joule.tron.Transport;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node: it follows the producers at its own pace, keeps its own pool, and answers well or ill. */
final class VirtualNode {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Any call may meet these. */
    private static final List<FaultKind> ANYWHERE = List.of(
            FaultKind.DROP_REQUEST,
            FaultKind.DROP_ANSWER,
            FaultKind.DUPLICATE,
            FaultKind.HTTP_403,
            FaultKind.HTTP_429,
            FaultKind.HTTP_503,
            FaultKind.HTML,
            FaultKind.EMPTY);

    private static final List<FaultKind> ON_BROADCASTS = List.of(
            FaultKind.DROP_REQUEST,
            FaultKind.DROP_ANSWER,
            FaultKind.DROP_ANSWER,
            FaultKind.DUPLICATE,
            FaultKind.SERVER_BUSY,
            FaultKind.NEVER_INCLUDED,
            FaultKind.HTTP_503,
            FaultKind.HTML);

    final String url;
    private final VirtualChain chain;
    private final SimulatedTron view;
    private final NodeService service;
    private final Dice dice;
    private final Journal journal;
    private final int faults;
    private final int faultySends;
    private final Map<String, Tx> pool = new LinkedHashMap<>();
    private boolean unrest = true;
    private boolean troubled;
    private boolean down;
    private boolean frozen;
    private int lag;
    private int gossip = 1000;

    VirtualNode(String url, VirtualChain chain, Dice dice, Journal journal, Options options) {
        this.url = url;
        this.chain = chain;
        this.dice = dice;
        this.journal = journal;
        this.faults = options.faults();
        this.faultySends = options.faultySends();
        this.view = chain.newView();
        this.service = new NodeService(view, World.DEPOSITS.address());
    }

    /** @param gossip permille of chances to tell the producers of a transaction which it takes */
    void mood(boolean troubled, boolean down, boolean frozen, int lag, int gossip) {
        this.troubled = troubled;
        this.down = down;
        this.frozen = frozen;
        this.lag = lag;
        this.gossip = gossip;
        journal.say(
                "%s: troubled %s, down %s, frozen %s, %d blocks behind, gossip %d",
                url, troubled, down, frozen, lag, gossip);
    }

    void well() {
        mood(false, false, false, 0, 1000);
        blockMade();
    }

    /** Nothing goes wrong here any more. */
    void rest() {
        unrest = false;
        well();
    }

    /** A restart: unsolid blocks and the pool are forgotten; it catches up with the next block. */
    void restart(int blocks) {
        journal.say("%s restarts, %d blocks back", url, view.rollback(blocks));
        journal.count("node restarts");
        pool.clear();
    }

    void blockMade() {
        if (frozen || down) {
            return;
        }
        catchUp();
        for (Tx tx : List.copyOf(pool.values())) {
            if (view.included(tx.id()).isPresent() || !chain.accepts(view, tx)) {
                pool.remove(tx.id());
            } else if (dice.chance(gossip)) {
                chain.offer(tx);
            }
        }
    }

    private void catchUp() {
        while (!chain.has(view.head())) {
            view.rollback(1);
        }
        List<Block> missing = new ArrayList<>();
        for (long number = view.head().number() + 1; number <= chain.head().number() - lag; number++) {
            missing.add(chain.block(number));
        }
        missing.forEach(view::follow);
    }

    Future<Transport.Reply> answer(Transport.Request request) {
        String path = request.url().substring(url.length());
        Optional<FaultKind> fault = fault(path);
        fault.ifPresent(kind -> {
            journal.say("%s %s: %s", url, path, kind.code());
            journal.count("fault " + kind.code());
        });
        if (fault.isEmpty()) {
            return Future.succeededFuture(act(path, request, Optional.empty()));
        }
        return switch (fault.get()) {
            case NODE_DOWN, DROP_REQUEST ->
                Future.failedFuture(new NodeTrouble(NodeTrouble.Kind.UNREACHABLE, "no connection"));
            case HTTP_403 -> page(403, "{}");
            case HTTP_429 -> page(429, "{}");
            case HTTP_503 -> page(503, "<html></html>");
            case HTML -> page(200, "<html></html>");
            case EMPTY -> page(200, "{}");
            case DUPLICATE -> {
                act(path, request, Optional.empty());
                yield Future.succeededFuture(act(path, request, Optional.empty()));
            }
            case DROP_ANSWER, HANG, DELAY -> {
                act(path, request, Optional.empty());
                yield Future.failedFuture(new NodeTrouble(NodeTrouble.Kind.TIMEOUT, "no answer in time"));
            }
            case SERVER_BUSY, NEVER_INCLUDED -> Future.succeededFuture(act(path, request, fault));
        };
    }

    private Optional<FaultKind> fault(String path) {
        if (down) {
            return Optional.of(FaultKind.NODE_DOWN);
        }
        boolean send = path.contains("/broadcast");
        if (!(troubled && dice.chance(faults)) && !(send && unrest && dice.chance(faultySends))) {
            return Optional.empty();
        }
        FaultKind kind = dice.pick(send ? ON_BROADCASTS : ANYWHERE);
        // What one node alone says of a transaction's absence is believed: see docs/simulation.md.
        boolean lie = kind == FaultKind.EMPTY && path.contains("/gettransaction");
        return lie ? Optional.empty() : Optional.of(kind);
    }

    private Transport.Reply act(String path, Transport.Request request, Optional<FaultKind> fault) {
        NodeService.Reply reply = service.post(path, request.body().toString(), fault);
        if (path.endsWith("/broadcasthex") && !fault.equals(Optional.of(FaultKind.SERVER_BUSY))) {
            took(reply.body(), fault.isPresent());
        }
        return new Transport.Reply(reply.status(), Buffer.buffer(reply.body()));
    }

    private void took(String answer, boolean loses) {
        try {
            var json = JSON.readTree(answer);
            String txId = json.path("txid").asText();
            journal.count("broadcast " + json.path("code").asText());
            if (json.path("result").asBoolean() && !loses) {
                view.pending(txId).ifPresent(found -> {
                    pool.put(txId, found.tx());
                    if (dice.chance(gossip)) {
                        chain.offer(found.tx());
                    }
                });
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Future<Transport.Reply> page(int status, String body) {
        return Future.succeededFuture(new Transport.Reply(status, Buffer.buffer(body)));
    }

    @Override
    public String toString() {
        return url;
    }
}
