package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.joule.money.Sun;
import io.joule.tron.NodeTrouble.Kind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TronScanTest extends NetworkFixture {

    private static final String ACCOUNT = "{\"address\":\"" + ALICE + "\",\"balance\":86799998,\"bandwidth\":"
            + "{\"energyUsed\":64274,\"energyLimit\":131774,\"freeNetUsed\":542,\"freeNetLimit\":600,"
            + "\"netUsed\":0,\"netLimit\":1200,\"energyPercentage\":0.48,\"assets\":{}},\"totalTransactionCount\":7}";

    @Test
    void readsABalanceAndSendsItsKey() {
        FakeNode server = node().on("/api/accountv2", ACCOUNT);

        assertThat(get(tronScan(Optional.of(server.url() + "/")).balance(ALICE)))
                .contains(new TronScan.Balance(new Sun(86_799_998), 64_274, 131_774, 542, 600, 0, 1_200));

        var request = server.asked().get(0).request();
        assertThat(request.getParam("address")).isEqualTo(ALICE.toString());
        assertThat(request.getHeader("TRON-PRO-API-KEY")).isEqualTo("scan-key");
    }

    @Test
    void isOffWithoutAnAddress() {
        assertThat(tronScan(Optional.empty()).isOn()).isFalse();
        assertThat(get(tronScan(Optional.empty()).balance(ALICE))).isEmpty();
    }

    @Test
    void anotherAddressAndGarbageAreTroubles() {
        FakeNode server = node().on("/api/accountv2", ACCOUNT);
        TronScan tronScan = tronScan(Optional.of(server.url()));

        assertThat(trouble(tronScan, BOB).kind()).isEqualTo(Kind.UNREADABLE);
        server.on("/api/accountv2", "{\"message\":\"some parameters are missing\"}");
        assertThat(trouble(tronScan, ALICE).kind()).isEqualTo(Kind.UNREADABLE);
        server.on("/api/accountv2", FakeNode.status(429, ""));
        assertThat(trouble(tronScan, ALICE).kind()).isEqualTo(Kind.RATE_LIMITED);
    }

    @Test
    void doesNotHang() {
        FakeNode server = node().on("/api/accountv2", FakeNode.silence());
        TronScan hasty = new TronScan(
                io.vertx.mutiny.core.Vertx.newInstance(vertx),
                Optional.of(server.url()),
                Optional.empty(),
                limits(Duration.ofMillis(300)));

        assertThat(trouble(hasty, ALICE).kind()).isEqualTo(Kind.TIMEOUT);
    }

    private static TronScan tronScan(Optional<String> url) {
        return new TronScan(
                io.vertx.mutiny.core.Vertx.newInstance(vertx), url, Optional.of("scan-key"), limits(PATIENCE));
    }

    private static NodeTrouble trouble(TronScan tronScan, TronAddress address) {
        return catchThrowableOfType(NodeTrouble.class, () -> get(tronScan.balance(address)));
    }
}
