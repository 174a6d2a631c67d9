package io.joule.tron;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The configured nodes in the order in which they are asked: as configured, those that rest last. */
final class NodePool {

    /** So many transactions are remembered for {@link #forBroadcast}; forgetting one only costs variety. */
    private static final int REMEMBERED = 1_000;

    private final List<NodeClient> nodes;
    private final Map<TxId, Integer> sends = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TxId, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    NodePool(List<NodeClient> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** Asks one node everything that {@code question} asks, and the next one all of it again when there is trouble. */
    <T> Uni<T> ask(Function<NodeClient, Uni<T>> question) {
        return onCallersContext(() -> attempt(ordered(), 0, question, new ArrayList<>()));
    }

    /** The healthiest node, and at each further send of the same transaction the next one. */
    synchronized NodeClient forBroadcast(TxId id) {
        List<NodeClient> awake =
                ordered().stream().filter(node -> !node.rests()).toList();
        List<NodeClient> choice = awake.isEmpty() ? nodes : awake;
        int earlier = sends.merge(id, 1, Integer::sum) - 1;
        return choice.get(Math.floorMod(earlier, choice.size()));
    }

    /** Comes back on the Vert.x context on which it was asked, however many threads took part. */
    static <T> Uni<T> onCallersContext(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            Uni<T> uni = work.get();
            return context == null ? uni : uni.emitOn(step -> context.runOnContext(ignored -> step.run()));
        });
    }

    private List<NodeClient> ordered() {
        return nodes.stream().sorted(Comparator.comparing(NodeClient::rests)).toList();
    }

    private static <T> Uni<T> attempt(
            List<NodeClient> order, int at, Function<NodeClient, Uni<T>> question, List<NodeTrouble> troubles) {
        return question.apply(order.get(at)).onFailure(NodeTrouble.class).recoverWithUni(trouble -> {
            troubles.add((NodeTrouble) trouble);
            return at + 1 < order.size()
                    ? attempt(order, at + 1, question, troubles)
                    : Uni.createFrom().failure(summary(troubles));
        });
    }

    private static NodeTrouble summary(List<NodeTrouble> troubles) {
        NodeTrouble last = troubles.get(troubles.size() - 1);
        if (troubles.size() == 1) {
            return last;
        }
        List<String> messages = troubles.stream().map(NodeTrouble::getMessage).toList();
        return new NodeTrouble(last.kind(), last.code(), "no node answered: " + String.join("; ", messages));
    }
}
