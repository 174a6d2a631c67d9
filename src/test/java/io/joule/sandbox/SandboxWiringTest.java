package io.joule.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.joule.base.Clock;
import io.joule.deposit.DepositAddress;
import io.joule.tron.Network;
import io.joule.tron.NetworkKind;
import io.joule.tron.TronNetwork;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = SandboxTestDatabase.class, restrictToAnnotatedClass = true)
class SandboxWiringTest {

    @Inject
    Clock clock;

    @Inject
    Network network;

    @Inject
    TronNetwork tron;

    @Inject
    DepositAddress deposit;

    @Test
    void theServiceWorksOnTheSimulatedNetwork() {
        assertThat(network.kind()).isEqualTo(NetworkKind.SANDBOX);
        assertThat(network.usdtContract()).contains(DemoNetwork.USDT.address());
        assertThat(deposit.get()).contains(DemoNetwork.DEPOSIT.address());
        var account = tron.account(DemoNetwork.FAUCET.address()).await().atMost(Duration.ofSeconds(10));
        assertThat(account.toString()).isNotBlank();
    }

    @Test
    void theServicesClockMovesWithTheChains() {
        Instant before = clock.now();
        assertThat(clock.now()).isEqualTo(before);
        given().contentType("application/json")
                .body("{\"seconds\": 3600}")
                .post("/sandbox/api/clock/advance")
                .then()
                .statusCode(200);
        assertThat(clock.now()).isEqualTo(before.plusSeconds(3600));
    }

    @Test
    void theControlApiIsOnTheServicesOwnPort() {
        given().get("/sandbox/api/accounts").then().statusCode(200).body("", hasSize(12));
        given().body("{\"address\": \"deposit\", \"amount\": \"x\"}")
                .post("/sandbox/api/faucet")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }
}
