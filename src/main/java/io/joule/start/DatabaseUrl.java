package io.joule.start;

import io.joule.base.Check;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * {@code DATABASE_URL}, taken apart for the drivers.
 *
 * @param address host, port, database and options: {@code host:5432/joule?sslmode=require}
 */
record DatabaseUrl(String user, String password, String address) {

    private static final int DEFAULT_PORT = 5432;

    /** @throws IllegalArgumentException with a sentence that never repeats the password */
    static DatabaseUrl parse(String text) {
        URI uri = uri(text);
        boolean scheme = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        boolean path = uri.getRawPath() != null && uri.getRawPath().length() > 1;
        Check.argument(scheme && uri.getHost() != null && path, "it must look like postgresql://user:password@host:5432/database");
        String[] login = uri.getRawUserInfo() == null ? new String[] {""} : uri.getRawUserInfo().split(":", 2);
        Check.argument(!login[0].isEmpty(), "it names no user: postgresql://user:password@host:5432/database");
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String address = uri.getHost() + ":" + (uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort()) + uri.getRawPath() + query;
        return new DatabaseUrl(decode(login[0]), login.length > 1 ? decode(login[1]) : "", address);
    }

    /** Sets what Quarkus reads at start. */
    void apply() {
        System.setProperty("quarkus.datasource.username", user);
        System.setProperty("quarkus.datasource.password", password);
        System.setProperty("quarkus.datasource.reactive.url", "postgresql://" + address);
        System.setProperty("quarkus.datasource.jdbc.url", jdbc());
    }

    String jdbc() {
        return "jdbc:postgresql://" + address;
    }

    @Override
    public String toString() {
        return address;
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it is not a URL (special characters of the password must be %-encoded)");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
