package io.joule.start;

import io.joule.base.DatabaseUrl;
import io.joule.keys.KeysetFault;
import io.joule.keys.KeysetSource;
import io.joule.tron.NetworkKind;
import io.joule.tron.NodeList;
import io.joule.tron.TronAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What production must be told before it starts: one sentence per fault, all of them at once. */
final class Preflight {

    static final int MIN_KEY_LENGTH = 16;

    private final Settings settings;
    private final List<String> faults = new ArrayList<>();

    private Preflight(Settings settings) {
        this.settings = settings;
    }

    static List<String> faults(Settings settings) {
        Preflight check = new Preflight(settings);
        check.keyset();
        check.database();
        check.redis();
        check.network();
        check.deposits();
        check.apiKey();
        return check.faults;
    }

    private void keyset() {
        try {
            KeysetSource.of(settings.values()).read();
        } catch (KeysetFault e) {
            faults.add(e.getMessage());
        }
    }

    private void database() {
        settings.get("DATABASE_URL").ifPresent(url -> refuseIfBad(() -> DatabaseUrl.parse(url)));
    }

    private void redis() {
        settings.get("REDIS_URL")
                .filter(url -> !url.matches("rediss?://[^\\s]+"))
                .ifPresent(url -> faults.add("REDIS_URL is not an address such as redis://:password@host:6379."));
    }

    private void network() {
        Optional<String> network = settings.get("TRON_NETWORK");
        Optional<String> nodes = settings.get("TRON_NODES");
        if (network.isEmpty() && nodes.isEmpty()) {
            faults.add("TRON_NETWORK is not set: say mainnet, nile or shasta, or name your own nodes in TRON_NODES.");
        }
        network.ifPresent(name -> refuseIfBad(() -> checkKind(NetworkKind.parse(name), nodes)));
        nodes.ifPresent(list -> refuseIfBad(() -> NodeList.parse(list, Optional.empty())));
    }

    private void checkKind(NetworkKind kind, Optional<String> nodes) {
        if (kind == NetworkKind.SANDBOX) {
            faults.add(
                    "TRON_NETWORK=sandbox: the sandbox is not part of a production build; try it with `mvn quarkus:dev`.");
        }
        if (kind == NetworkKind.CUSTOM && nodes.isEmpty()) {
            faults.add(
                    "TRON_NETWORK=custom needs TRON_NODES, the addresses of your nodes, such as http://127.0.0.1:8090.");
        }
    }

    private void deposits() {
        if (settings.get("DEPOSIT_ADDRESS").isEmpty()) {
            faults.add("DEPOSIT_ADDRESS is not set: it is the TRON address that customers pay to.");
        }
        address("DEPOSIT_ADDRESS");
        address("USDT_CONTRACT");
    }

    private void address(String name) {
        settings.get(name).ifPresent(value -> {
            try {
                TronAddress.parse(value);
            } catch (IllegalArgumentException e) {
                faults.add(name + " is not a TRON address: " + value + ".");
            }
        });
    }

    private void apiKey() {
        settings.get("API_BOOTSTRAP_KEY")
                .filter(key -> key.length() < MIN_KEY_LENGTH)
                .ifPresent(key -> faults.add("API_BOOTSTRAP_KEY is too short: at least " + MIN_KEY_LENGTH
                        + " characters, such as `openssl rand -hex 32` prints."));
    }

    private void refuseIfBad(Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            faults.add(e.getMessage().endsWith(".") ? e.getMessage() : e.getMessage() + ".");
        }
    }
}
