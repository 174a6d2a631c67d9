package io.joule.tron;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The networks Joule knows by name, with what is public about each; {@code CUSTOM} brings its own. */
public enum NetworkKind {
    MAINNET(
            "https://api.trongrid.io",
            "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
            "https://tronscan.org",
            "https://apilist.tronscanapi.com"),
    NILE("https://nile.trongrid.io", "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf", "https://nile.tronscan.org", null),
    SHASTA("https://api.shasta.trongrid.io", null, "https://shasta.tronscan.org", null),
    SANDBOX("http://127.0.0.1:18090", null, null, null),
    CUSTOM("", null, null, null);

    private final String nodes;
    private final String usdt;
    private final String explorer;
    private final String tronScan;

    NetworkKind(String nodes, String usdt, String explorer, String tronScan) {
        this.nodes = nodes;
        this.usdt = usdt;
        this.explorer = explorer;
        this.tronScan = tronScan;
    }

    /** @throws IllegalArgumentException for a name that is none of these */
    public static NetworkKind parse(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.text().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("TRON_NETWORK is '" + NodeText.shortened(text)
                        + "', but must be mainnet, nile, shasta, sandbox or custom"));
    }

    /** As it is written in {@code TRON_NETWORK}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String nodes() {
        return nodes;
    }

    Optional<String> usdt() {
        return Optional.ofNullable(usdt);
    }

    Optional<String> explorer() {
        return Optional.ofNullable(explorer);
    }

    Optional<String> tronScan() {
        return Optional.ofNullable(tronScan);
    }
}
