package io.joule.packaged;

import io.joule.keys.Keyset;
import io.joule.sandbox.DemoNetwork;
import io.joule.testing.Desk;
import io.joule.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The packaged program on a real database and a sandbox network; it can be killed and started again. */
final class PackagedDesk implements AutoCloseable {

    static final String API_KEY = "operator-key-of-the-packaged-test";
    static final long BLOCK_TIME_MS = 400;
    static final int SOLID_LAG = 4;

    private final SandboxNetwork network = new SandboxNetwork(BLOCK_TIME_MS, SOLID_LAG);
    private final Map<String, String> environment = new HashMap<>();
    private final Path log;
    private JouleProcess joule;
    private Desk desk;

    PackagedDesk(TestDatabase database, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "packaged"));
        log = folder.resolve(name + ".log").toAbsolutePath();
        Files.deleteIfExists(log);
        environment.putAll(settings(database.url(), network.url()));
    }

    /** What the packaged program needs, with times that suit a chain whose blocks come every 400 ms. */
    static Map<String, String> settings(String database, String node) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", database);
        environment.put("ENCRYPTION_KEY", Keyset.generate().secretText());
        environment.put("API_BOOTSTRAP_KEY", API_KEY);
        environment.put("TRON_NODES", node);
        environment.put("DEPOSIT_ADDRESS", DemoNetwork.DEPOSIT.address().toString());
        environment.put("USDT_CONTRACT", DemoNetwork.USDT.address().toString());
        environment.put("HTTP_PORT", "0");
        environment.put("JOULE_CHAINTX_POLL", "150ms");
        environment.put("JOULE_CHAINTX_IDLE_POLL", "300ms");
        environment.put("JOULE_DEPOSIT_SCAN_EVERY", "1s");
        environment.put("JOULE_CHAINTX_LOOK_AFTER", "1s");
        environment.put("JOULE_CHAINTX_LOOK_AT_MOST", "2s");
        environment.put("JOULE_CHAINTX_EXPIRATION", "8s");
        environment.put("JOULE_SUPPLIER_REFRESH_DELAY", "200ms");
        return environment;
    }

    PackagedDesk set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    PackagedDesk start() throws IOException {
        joule = JouleProcess.start(log, environment);
        desk = new Desk(joule.url(), API_KEY, network.url(), network.url());
        return this;
    }

    void kill() throws InterruptedException {
        joule.kill();
    }

    Desk desk() {
        return desk;
    }

    JouleProcess process() {
        return joule;
    }

    Map<String, String> environment() {
        return environment;
    }

    Path logFile() {
        return log;
    }

    @Override
    public void close() throws InterruptedException {
        if (joule != null) {
            joule.close();
        }
        network.close();
    }
}
