package io.joule.tron;

import io.joule.tron.NodeTrouble.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The configured nodes, and who of them is asked what. */
final class NodePool {

    /** So many transactions are remembered for {@link #forBroadcast}; forgetting one only costs variety. */
    private static final int REMEMBERED = 1_000;

    private final List<NodeClient> nodes;
    private final NodeOrder order;
    private final Hedging hedging;
    private final Map<TxId, Integer> sends = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TxId, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    NodePool(List<NodeClient> nodes, Hedging hedging) {
        this.nodes = List.copyOf(nodes);
        this.order = new NodeOrder(nodes);
        this.hedging = hedging;
    }

    /** Every node, as configured, isolated ones too. */
    List<NodeClient> all() {
        return nodes;
    }

    /** Those that may be asked, best first. */
    List<NodeClient> able(View view) {
        return order.of(view);
    }

    /** Asks one node everything that {@code question} asks, and the next one all of it again when there is trouble. */
    <T> Uni<T> ask(View view, Function<NodeClient, Uni<T>> question) {
        return onCallersContext(() -> {
            List<NodeClient> asked = probeFirst(able(view));
            return asked.isEmpty() ? nobody() : new Race<>(asked, question).run(java.util.Optional.empty());
        });
    }

    /** The same for a read that may be asked of a second node while the first takes its time. */
    <T> Uni<T> read(String name, View view, Function<NodeClient, Uni<T>> question) {
        return onCallersContext(() -> {
            List<NodeClient> asked = probeFirst(able(view));
            return asked.isEmpty()
                    ? nobody()
                    : new Race<>(asked, hedging.timed(name, question)).run(hedging.of(name, asked));
        });
    }

    /** The best node, and at each further send of the same transaction the next one that is well. */
    synchronized Uni<NodeClient> forBroadcast(TxId id) {
        List<NodeClient> able = able(View.FULL);
        if (able.isEmpty()) {
            return nobody();
        }
        Standing best = able.get(0).node().standing();
        Standing enough = best.compareTo(Standing.BEHIND) > 0 ? best : Standing.BEHIND;
        List<NodeClient> choice = able.stream()
                .filter(client -> client.node().standing().compareTo(enough) <= 0)
                .toList();
        int earlier = sends.merge(id, 1, Integer::sum) - 1;
        return Uni.createFrom()
                .item((choice.isEmpty() ? able : choice).get(Math.floorMod(earlier, Math.max(1, choice.size()))));
    }

    /** Comes back on the Vert.x context on which it was asked, however many threads took part. */
    static <T> Uni<T> onCallersContext(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            Uni<T> uni = work.get();
            return context == null ? uni : uni.emitOn(step -> context.runOnContext(ignored -> step.run()));
        });
    }

    /** One question tries a node that has rested; the others go on as before. */
    private static List<NodeClient> probeFirst(List<NodeClient> able) {
        for (NodeClient client : able) {
            if (able.size() > 1 && client.node().breaker().claimProbe()) {
                List<NodeClient> probed = new ArrayList<>(able);
                probed.remove(client);
                probed.add(0, client);
                return probed;
            }
        }
        return able;
    }

    private static <T> Uni<T> nobody() {
        return Uni.createFrom()
                .failure(new NodeTrouble(
                        Kind.UNAVAILABLE, NodeTrouble.NO_NODE, "every TRON node that could answer is isolated"));
    }
}
