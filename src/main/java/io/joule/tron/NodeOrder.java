package io.joule.tron;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * In which order nodes are asked: by standing, then by score; with a liking for the first named, and for the last used.
 */
final class NodeOrder {

    /** What a node may be worse, in points of its penalty, before the one named after it is asked first. */
    private static final int PREFERENCE = 200;

    /** What another must be better before the node that is used now is left. */
    private static final int STICKINESS = 100;

    private final List<NodeClient> nodes;
    private final Map<View, Node> leaders = new EnumMap<>(View.class);

    NodeOrder(List<NodeClient> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** Those that may be asked for {@code view}, best first. */
    synchronized List<NodeClient> of(View view) {
        List<NodeClient> order = IntStream.range(0, nodes.size())
                .filter(i -> view.isServedBy(nodes.get(i).endpoint().role()))
                .mapToObj(i -> rank(i, view))
                .filter(ranked -> ranked.standing() != Standing.ISOLATED)
                .sorted(Comparator.comparing(Ranked::standing).thenComparing(Ranked::weight))
                .map(Ranked::client)
                .toList();
        if (!order.isEmpty()) {
            leaders.put(view, order.get(0).node());
        }
        return order;
    }

    private Ranked rank(int index, View view) {
        NodeClient client = nodes.get(index);
        Node node = client.node();
        long liking = leaders.get(view) == node ? STICKINESS : 0;
        return new Ranked(client, node.standing(), node.score().penalty() + (long) PREFERENCE * index - liking);
    }

    private record Ranked(NodeClient client, Standing standing, long weight) {}
}
