package io.joule.tron;

import io.joule.base.Check;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where one node answers.
 *
 * @param fullUrl base of {@code /wallet/…}; the same as {@code solidityUrl} where only that is served
 * @param solidityUrl base of {@code /walletsolidity/…}; a java-tron node serves it on a port of its own (8091)
 * @param apiKey sent as {@code TRON-PRO-API-KEY} to this node only
 * @param role which of the two it serves
 * @param allowance limits that differ from what is known of such an endpoint
 * @param tellsInternal false for a node that keeps no account of TRX that contracts pay (vm.saveInternalTx)
 * @param name what logs and metrics call it, without anything secret; no two nodes of a list share one
 */
public record NodeEndpoint(
        String fullUrl,
        String solidityUrl,
        Optional<String> apiKey,
        NodeRole role,
        NodeAllowance allowance,
        boolean tellsInternal,
        String name) {

    private static final String TRONGRID = "trongrid.io";

    /** @throws IllegalArgumentException when one of them is not an http(s) address */
    public NodeEndpoint {
        fullUrl = httpUrl(fullUrl);
        solidityUrl = httpUrl(solidityUrl);
    }

    /** A node that serves both, named by host and port. */
    public NodeEndpoint(String fullUrl, String solidityUrl, Optional<String> apiKey) {
        this(fullUrl, solidityUrl, apiKey, NodeRole.BOTH, NodeAllowance.UNSAID, true, hostAndPort(fullUrl));
    }

    /**
     * Reads {@code http://host:8090} or {@code http://host:8090|http://host:8091} (full|solidity), each with options
     * behind it: {@code ;full} or {@code ;solidity} for an address that serves only that, {@code ;key=…} an API key for
     * it alone, {@code ;no-internal} for one that does not tell of TRX that contracts pay, {@code ;per-second=…} and
     * {@code ;per-day=…} its limits, {@code ;name=…} what logs call it.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static NodeEndpoint parse(String entry, Optional<String> tronGridKey) {
        String[] parts = entry.strip().split(";");
        String[] urls = parts[0].strip().split("\\|", -1);
        EndpointOptions options = new EndpointOptions(Arrays.copyOfRange(parts, 1, parts.length));
        Check.argument(urls.length <= 2, "%s is not full or full|solidity", NodeText.shortened(parts[0]));
        Check.argument(
                urls.length == 1 || options.role() == NodeRole.BOTH, "a node with two addresses serves both views");
        NodeEndpoint plain = new NodeEndpoint(urls[0], urls[urls.length - 1], Optional.empty());
        return new NodeEndpoint(
                plain.fullUrl,
                plain.solidityUrl,
                options.key().or(() -> plain.isTronGrid() ? tronGridKey : Optional.empty()),
                options.role(),
                options.allowance(),
                options.tellsInternal(),
                options.name().orElse(plain.name));
    }

    /** TronGrid has limits of its own, and many nodes behind one name. */
    public boolean isTronGrid() {
        URI uri = URI.create(fullUrl);
        return "https".equals(uri.getScheme())
                && (uri.getHost().equals(TRONGRID) || uri.getHost().endsWith("." + TRONGRID));
    }

    /** Two endpoints of one party say one thing twice: TronGrid under any key, or the same host and port. */
    String party() {
        return isTronGrid() ? TRONGRID : hostAndPort(role == NodeRole.SOLIDITY ? solidityUrl : fullUrl);
    }

    NodeEndpoint named(String other) {
        return new NodeEndpoint(fullUrl, solidityUrl, apiKey, role, allowance, tellsInternal, other);
    }

    /** The same host one port up, where a java-tron node with default settings serves the solid view. */
    Optional<String> neighbourUrl() {
        URI uri = URI.create(fullUrl);
        boolean own = role == NodeRole.BOTH && fullUrl.equals(solidityUrl);
        if (!own || uri.getPort() < 0 || uri.getPort() == 65_535) {
            return Optional.empty();
        }
        return Optional.of(fullUrl.replaceFirst(":" + uri.getPort(), ":" + (uri.getPort() + 1)));
    }

    @Override
    public String toString() {
        return name;
    }

    /** A path or query may hold a secret and is left out. */
    private static String hostAndPort(String url) {
        URI uri = URI.create(httpUrl(url));
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String httpUrl(String text) {
        String url = text == null ? "" : text.strip().replaceFirst("/+$", "");
        try {
            URI uri = URI.create(url);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // told below, without the parser's words
        }
        throw new IllegalArgumentException("'" + NodeText.shortened(url) + "' is not an http(s) address of a node");
    }
}
