package io.joule.base;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * DATABASE_URL: {@code postgresql://user:password@host:port/database?options}, user and password percent-encoded.
 *
 * @param location host, port, database and options, from {@code //} on
 */
public record DatabaseUrl(String location, String user, String password) {

    private static final int DEFAULT_PORT = 5432;
    private static final String FORM = "DATABASE_URL must look like postgresql://user:password@host:5432/database.";

    /** @throws IllegalArgumentException with a sentence for the operator that does not quote the password */
    public static DatabaseUrl parse(String text) {
        URI uri = uri(text.strip());
        boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        boolean whole = uri.getHost() != null
                && uri.getRawPath() != null
                && uri.getRawPath().matches("/[^/@]+");
        Check.argument(postgres && whole && uri.getRawUserInfo() != null, FORM);
        String[] login = uri.getRawUserInfo().split(":", 2);
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseUrl(
                "//" + uri.getHost() + ":" + port + uri.getRawPath() + options,
                decode(login[0]),
                login.length > 1 ? decode(login[1]) : "");
    }

    public String jdbcUrl() {
        return "jdbc:postgresql:" + location;
    }

    /** For the reactive client, which wants user and password apart. */
    public String reactiveUrl() {
        return "postgresql:" + location;
    }

    @Override
    public String toString() {
        // Options may hold a password, too.
        return "postgresql:" + location.replaceFirst("\\?.*", "") + " as " + user;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(FORM);
        }
    }

    private static String decode(String text) {
        // A plus is a plus here; only the form encoding of queries makes it a space.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
