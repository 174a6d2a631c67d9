package io.joule.tron;

import io.joule.base.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The nodes to ask, preferred first. The sandbox puts its own in the place of the configured ones. */
public record NodeList(List<NodeEndpoint> endpoints) {

    /** @throws IllegalArgumentException when there is none, or nobody serves one of the two views */
    public NodeList {
        Check.argument(!endpoints.isEmpty(), "no TRON node is configured: set TRON_NODES");
        Check.argument(
                endpoints.stream().anyMatch(node -> node.role().servesFull()),
                "TRON_NODES names no node that serves the full view");
        Check.argument(
                endpoints.stream().anyMatch(node -> node.role().servesSolid()),
                "TRON_NODES names no node that serves the solid view");
        endpoints = distinct(endpoints);
    }

    /**
     * Reads {@code TRON_NODES}: entries of {@link NodeEndpoint#parse} with commas between.
     *
     * @throws IllegalArgumentException when there is none, or one is no address
     */
    public static NodeList parse(String text, Optional<String> tronGridKey) {
        return new NodeList(Stream.of(text.split(","))
                .filter(entry -> !entry.isBlank())
                .map(entry -> NodeEndpoint.parse(entry, tronGridKey))
                .toList());
    }

    /** The second endpoint of one name is called {@code name#2}: metrics must not mix them. */
    private static List<NodeEndpoint> distinct(List<NodeEndpoint> endpoints) {
        Map<String, Integer> seen = new HashMap<>();
        List<NodeEndpoint> named = new ArrayList<>();
        for (NodeEndpoint endpoint : endpoints) {
            int count = seen.merge(endpoint.name(), 1, Integer::sum);
            named.add(count == 1 ? endpoint : endpoint.named(endpoint.name() + "#" + count));
        }
        return List.copyOf(named);
    }
}
