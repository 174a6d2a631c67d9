package io.joule.deposit;

import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.CAROL;
import static io.joule.deposit.DepositDesk.trx;
import static io.joule.deposit.DepositDesk.usdt;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.DemoNetwork;
import io.joule.testing.TestDatabase;
import io.joule.tron.TronNetwork;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How fast the scanner catches up, over HTTP and with all it books: {@code mvn test -Dtest=ScanBenchmark}
 * ({@code -Djoule.bench.blocks=3000}). The yardstick asks the same node for the same blocks, one call after the other,
 * and does nothing with the answers.
 */
class ScanBenchmark {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int BLOCKS = Integer.getInteger("joule.bench.blocks", 1_000);
    private static final int MANY = Integer.getInteger("joule.bench.customers", 50_000);
    private static final int EVERY = 20;
    private static final int RUN = 20;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void blocksPerSecond() throws Exception {
        try (DepositDesk desk = new DepositDesk(DATABASE, 19, Map.of())) {
            long first = await(desk.chain.head()).height() + 1;
            produce(desk);
            scan(desk, desk.chain, first, 0);
            long yardstick = rate(() -> read(desk.url(), first));
            TronNetwork two = desk.network(desk.url() + "," + desk.anotherUrl());
            print("yardstick", yardstick, yardstick);
            print("one node, few customers", scan(desk, desk.chain, first, 0), yardstick);
            print("one node, " + MANY + " customers", scan(desk, desk.chain, first, MANY), yardstick);
            print("two nodes, few customers", scan(desk, two, first, 0), yardstick);
        }
    }

    /** Each block calls a contract and pays somebody; each twentieth pays us. */
    private static void produce(DepositDesk desk) {
        for (int i = 0; i < BLOCKS; i++) {
            desk.pay(DemoNetwork.FAUCET, CAROL.address(), usdt(1));
            desk.pay(DemoNetwork.FAUCET, CAROL.address(), Money.trx(1));
            if (i % EVERY == 0) {
                desk.pay(BOB, trx(1));
            }
            desk.blocks(1);
        }
        desk.becomeFinal();
    }

    private long scan(DepositDesk desk, TronNetwork network, long first, int customers) throws SQLException {
        DATABASE.clear();
        if (customers > 0) {
            ScanCostTest.fill(DATABASE, customers);
        }
        desk.one.prove(7, BOB);
        var joule = desk.parts(network, DATABASE.pool(), Map.of("joule.deposit.start-block", "" + first));
        long before = joule.available(7, Asset.TRX).micros();
        long rate = rate(joule::scan);
        long payments = (BLOCKS + EVERY - 1) / EVERY;
        assertThat(joule.available(7, Asset.TRX).micros() - before)
                .isEqualTo(trx(payments).micros());
        return rate;
    }

    private void read(String node, long first) {
        for (long from = first; from < first + BLOCKS; from += RUN) {
            ask(node, "getblockbylimitnext", "{\"startNum\":%d,\"endNum\":%d}".formatted(from, from + RUN));
            for (long height = from; height < Math.min(from + RUN, first + BLOCKS); height++) {
                ask(node, "gettransactioninfobyblocknum", "{\"num\":%d}".formatted(height));
            }
        }
    }

    private void ask(String node, String path, String question) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(node + "/walletsolidity/" + path))
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build();
        assertThat(client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                        .join()
                        .body())
                .isNotEmpty();
    }

    private static long rate(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return BLOCKS * 1_000_000_000L / (System.nanoTime() - begun);
    }

    private static void print(String what, long rate, long yardstick) {
        System.out.printf("%-28s %5d blocks/s, %3d %% of the yardstick%n", what, rate, rate * 100 / yardstick);
    }
}
