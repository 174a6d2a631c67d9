package io.joule.watch;

import io.joule.tron.NodeStatus;
import io.joule.tron.NodesReport;
import io.joule.tron.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words how the nodes do for whoever may read {@code /health}: by number, because a name tells where they are. */
final class NodeWords {

    private NodeWords() {}

    /** Begins with "; " when there is something to tell, and is empty otherwise. */
    static String trouble(NodesReport report) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < report.nodes().size(); i++) {
            NodeStatus node = report.nodes().get(i);
            if (node.standing() != Standing.WELL) {
                String standing = node.standing().name().toLowerCase(Locale.ROOT);
                parts.add("node %d of %d is %s (%s)"
                        .formatted(i + 1, report.nodes().size(), standing, node.reason()));
            }
        }
        parts.addAll(report.doubts());
        return parts.isEmpty() ? "" : "; " + String.join("; ", parts);
    }
}
