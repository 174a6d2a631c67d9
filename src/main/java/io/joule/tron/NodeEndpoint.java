package io.joule.tron;

import io.joule.base.Check;
import java.net.URI;
import java.util.Optional;

/**
 * Where one node answers.
 *
 * @param fullUrl base of {@code /wallet/…}
 * @param solidityUrl base of {@code /walletsolidity/…}; a java-tron node serves it on a port of its own (8091)
 * @param apiKey sent as {@code TRON-PRO-API-KEY} to this node only
 */
public record NodeEndpoint(String fullUrl, String solidityUrl, Optional<String> apiKey) {

    /** @throws IllegalArgumentException when one of them is not an http(s) address */
    public NodeEndpoint {
        fullUrl = httpUrl(fullUrl);
        solidityUrl = httpUrl(solidityUrl);
    }

    /**
     * Reads {@code http://host:8090} or {@code http://host:8090|http://host:8091} (full|solidity).
     *
     * @throws IllegalArgumentException for anything else
     */
    public static NodeEndpoint parse(String entry, Optional<String> tronGridKey) {
        String[] urls = entry.strip().split("\\|", -1);
        Check.argument(urls.length <= 2, "%s is not full or full|solidity", NodeText.shortened(entry));
        NodeEndpoint plain = new NodeEndpoint(urls[0], urls[urls.length - 1], Optional.empty());
        return plain.isTronGrid() ? new NodeEndpoint(plain.fullUrl, plain.solidityUrl, tronGridKey) : plain;
    }

    /** Host and port: what logs and metrics call it. A path or query may hold a secret and is left out. */
    public String name() {
        URI uri = URI.create(fullUrl);
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    /** TronGrid has limits of its own, and many nodes behind one name. */
    public boolean isTronGrid() {
        URI uri = URI.create(fullUrl);
        return "https".equals(uri.getScheme())
                && (uri.getHost().equals("trongrid.io") || uri.getHost().endsWith(".trongrid.io"));
    }

    /** The same host one port up, where a java-tron node with default settings serves the solid view. */
    Optional<String> neighbourUrl() {
        URI uri = URI.create(fullUrl);
        if (!fullUrl.equals(solidityUrl) || uri.getPort() < 0 || uri.getPort() == 65_535) {
            return Optional.empty();
        }
        return Optional.of(fullUrl.replaceFirst(":" + uri.getPort(), ":" + (uri.getPort() + 1)));
    }

    @Override
    public String toString() {
        return name();
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
