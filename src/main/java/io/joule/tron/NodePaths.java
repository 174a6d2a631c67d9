package io.joule.tron;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** What was learned about where a node serves what. */
final class NodePaths {

    private static final Logger LOG = Logger.getLogger(NodePaths.class);

    private final NodeEndpoint endpoint;
    private final Set<String> lacking = ConcurrentHashMap.newKeySet();
    private volatile String solidityUrl;
    private volatile boolean solidityFound;

    NodePaths(NodeEndpoint endpoint) {
        this.endpoint = endpoint;
        this.solidityUrl = endpoint.solidityUrl();
    }

    /** Base of the solid view, as far as is known. */
    String solidity() {
        return solidityUrl;
    }

    /** Where the solid view may be instead, as long as it was not found. */
    Optional<String> neighbour() {
        return solidityFound ? Optional.empty() : endpoint.neighbourUrl();
    }

    void found(String base) {
        if (!solidityFound) {
            if (!base.equals(endpoint.solidityUrl())) {
                LOG.infof("TRON node %s serves its solid view one port up", endpoint);
            }
            solidityUrl = base;
            solidityFound = true;
        }
    }

    /** True when this node is known not to have a path, so that its older sister is asked at once. */
    boolean lacks(String path) {
        return lacking.contains(path);
    }

    void noteLack(String path) {
        if (lacking.add(path)) {
            LOG.infof("TRON node %s has no %s, asking the older call from now on", endpoint, path);
        }
    }
}
