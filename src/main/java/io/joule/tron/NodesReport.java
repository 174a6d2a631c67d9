package io.joule.tron;

import java.util.List;

/**
 * How the nodes do together.
 *
 * @param nodes as configured, preferred first
 * @param doubts what they could not settle lately, one sentence each, without names of hosts
 */
public record NodesReport(List<NodeStatus> nodes, List<String> doubts) {

    public static final NodesReport NONE = new NodesReport(List.of(), List.of());

    public boolean allWell() {
        return doubts.isEmpty() && nodes.stream().allMatch(node -> node.standing() == Standing.WELL);
    }
}
