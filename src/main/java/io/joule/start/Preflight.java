package io.joule.start;

import io.joule.base.DatabaseUrl;
import io.joule.keys.KeysetFault;
import io.joule.keys.KeysetSource;
import io.joule.money.ExchangeRate;
import io.joule.tron.NetworkKind;
import io.joule.tron.NodeList;
import io.joule.tron.TronAddress;
import java.math.BigDecimal;
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
        check.exchange();
        check.apiKey();
        check.telegram();
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

    private void exchange() {
        settings.get("TRX_PER_USDT").ifPresent(rate -> {
            try {
                new ExchangeRate(new BigDecimal(rate));
            } catch (IllegalArgumentException e) {
                faults.add("TRX_PER_USDT must be a number above 0, at most 1000, with at most six decimals, not " + rate
                        + ".");
            }
        });
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

    private void telegram() {
        form(
                "TELEGRAM_BOT_TOKEN",
                "[0-9]{3,20}:[A-Za-z0-9_-]{20,100}",
                "is not a bot's token, as @BotFather gives it.");
        form("TELEGRAM_WEBHOOK_SECRET", "[A-Za-z0-9_-]{1,256}", "must be 1 to 256 of A-Z, a-z, 0-9, _ and -.");
        form("PUBLIC_URL", "https://[^\\s?#]+", "must be an https address, such as https://desk.example.org.");
        form("TELEGRAM_API_URL", "https?://[^\\s?#]+", "must be an http or https address.");
    }

    /** The value itself is not said back: it may be a secret. */
    private void form(String name, String pattern, String fault) {
        settings.get(name).filter(value -> !value.matches(pattern)).ifPresent(value -> faults.add(name + " " + fault));
    }

    private void refuseIfBad(Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            faults.add(e.getMessage().endsWith(".") ? e.getMessage() : e.getMessage() + ".");
        }
    }
}
