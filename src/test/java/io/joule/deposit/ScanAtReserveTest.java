package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.CAROL;
import static io.joule.deposit.DepositDesk.usdt;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.money.Asset;
import io.joule.testing.TestDatabase;
import io.joule.tron.HttpTronNetwork;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With only the reserve of the day's quota left, payments are credited at a crawl, not at midnight. */
class ScanAtReserveTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int PER_DAY = 1_000;

    private final AtomicLong nanos = new AtomicLong();
    private DepositDesk desk;
    private HttpTronNetwork chain;
    private DepositDesk.Parts joule;

    @BeforeEach
    void open() {
        desk = new DepositDesk(DATABASE, 2, Map.of());
        chain = desk.network(desk.url() + ";per-day=" + PER_DAY, nanos::get);
        joule = desk.parts(chain);
        joule.scan();
        while (left() > PER_DAY / 10) {
            await(chain.parameters());
        }
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aPaymentIsCreditedThoughEveryBlockHasACall() {
        DepositIntent intent = joule.open(7, usdt(30_000_000));
        busyBlocks(5);
        desk.pay(ALICE, intent.exact());
        busyBlocks(10);

        int rounds = 0;
        while (joule.available(7, Asset.USDT).micros() == 0 && rounds < 5) {
            nanos.addAndGet(Duration.ofSeconds(6).toNanos());
            await(joule.scanner.round());
            rounds++;
        }

        assertThat(joule.available(7, Asset.USDT)).isEqualTo(intent.exact());
        assertThat(left()).as("most of the reserve is still there").isGreaterThan(PER_DAY / 20);
    }

    @Test
    void othersWhoReadAtACrawlDoNotTakeTheScannersTurn() {
        busyBlocks(5);
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        await(chain.head());
        await(chain.parameters());

        await(joule.scanner.round());

        assertThat(cursor()).isGreaterThan(2);
    }

    @Test
    void theBlockThatDecidesOneTransactionsFateWaitsForNoTurn() {
        busyBlocks(5);
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        await(joule.scanner.round());

        assertThat(await(chain.agreedBlocks(2, 3))).hasSize(1);
        assertThat(await(chain.agreedBlocks(3, 4))).hasSize(1);
    }

    private void busyBlocks(int count) {
        for (int i = 0; i < count; i++) {
            desk.pay(BOB, CAROL.address(), usdt(1_000_000));
            desk.blocks(1);
        }
    }

    private long left() {
        return chain.nodes().nodes().get(0).quotaLeft().orElseThrow();
    }

    private static long cursor() {
        return await(new ScanSql().find(DATABASE.pool())).orElseThrow().height();
    }
}
