package io.joule.api.limit;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** Where a request comes from, as far as limits go: an IPv4 address, or the /64 that one IPv6 user has to himself. */
final class CallerAddress {

    private static final int GROUPS = 4;

    private CallerAddress() {}

    static String of(RoutingContext context) {
        SocketAddress remote = context.request().remoteAddress();
        return remote == null || remote.hostAddress() == null ? "unknown" : of(remote.hostAddress());
    }

    static String of(String address) {
        String plain = address.toLowerCase(Locale.ROOT).replaceFirst("%.*", "");
        if (!plain.contains(":") || plain.contains(".")) {
            return plain.replaceFirst("^::ffff:", "");
        }
        int gap = plain.indexOf("::");
        String before = gap < 0 ? plain : plain.substring(0, gap);
        String[] groups = before.isEmpty() ? new String[0] : before.split(":");
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            network.append(i < groups.length ? groups[i].replaceFirst("^0+(?=.)", "") : "0")
                    .append(':');
        }
        return network.append(":/64").toString();
    }
}
