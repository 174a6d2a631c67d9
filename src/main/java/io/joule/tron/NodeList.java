package io.joule.tron;

import io.joule.base.Check;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The nodes to ask, preferred first. The sandbox puts its own in the place of the configured ones. */
public record NodeList(List<NodeEndpoint> endpoints) {

    public NodeList {
        Check.argument(!endpoints.isEmpty(), "no TRON node is configured: set TRON_NODES");
        endpoints = List.copyOf(endpoints);
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
}
