package io.joule.tour;

import static org.awaitility.Awaitility.await;

import io.joule.sandbox.SandboxNetwork;
import io.joule.testing.Coherence;
import io.joule.testing.Desk;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The whole service on a sandbox network, used by HTTP; whatever a test did, books and chain agree after it. */
abstract class DeskTest {

    @Inject
    Pool pool;

    @Inject
    SandboxNetwork sandbox;

    Desk desk;

    @BeforeEach
    void open() {
        String joule = "http://localhost:" + RestAssured.port;
        desk = new Desk(joule, "sandbox", joule, sandbox.url().orElseThrow());
    }

    @AfterEach
    void coherent() {
        desk.clearFaults();
        awaitCoherence();
    }

    void awaitCoherence() {
        await("books and chain agree")
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> Coherence.check(pool, desk));
    }

    /** Only these demo wallets take orders. */
    void onlyWallets(String... names) {
        for (String name : names) {
            desk.addWallet(name);
        }
        List<String> wanted = java.util.Arrays.stream(names).map(desk::address).toList();
        for (int i = 0; i < desk.wallets().getList("$").size(); i++) {
            long id = desk.wallets().getLong("[" + i + "].id");
            boolean want = wanted.contains(desk.wallets().getString("[" + i + "].wallet_address"));
            if (want != "enabled".equals(desk.wallets().getString("[" + i + "].state"))) {
                desk.api().put("/api/supplier-wallets/" + id + "/toggle").then().statusCode(200);
            }
        }
    }
}
