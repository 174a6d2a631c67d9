package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.CAROL;
import static io.joule.deposit.DepositDesk.trx;
import static io.joule.deposit.DepositDesk.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How fast the scanner catches up, over HTTP and with all it books: {@code mvn test -Dtest=ScanBenchmark}. */
class ScanBenchmark {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int BLOCKS = Integer.getInteger("joule.bench.blocks", 3_000);
    private static final int EVERY = 20;

    @Test
    void blocksPerSecond() {
        try (DepositDesk desk = new DepositDesk(DATABASE, 19, Map.of("joule.deposit.expiry", "12h"))) {
            desk.one.scan();
            DepositIntent intent = desk.one.open(7, trx(40));
            long payments = 0;
            for (int i = 0; i < BLOCKS; i++) {
                desk.pay(ALICE, CAROL.address(), usdt(1));
                desk.pay(BOB, CAROL.address(), Money.trx(1));
                if (i % EVERY == 0) {
                    desk.pay(BOB, i == 0 ? intent.exact() : trx(1));
                    payments++;
                }
                desk.blocks(1);
            }
            desk.becomeFinal();
            long begin = System.nanoTime();
            desk.one.scan();
            long millis = (System.nanoTime() - begin) / 1_000_000;
            System.out.printf(
                    "scanned %d blocks, each with a contract call, %d payments to us among them, in %d ms: %d blocks/s%n",
                    BLOCKS, payments, millis, BLOCKS * 1_000L / Math.max(1, millis));
            assertThat(desk.one.available(7, Asset.TRX).micros())
                    .isGreaterThanOrEqualTo(intent.exact().micros());
        }
    }
}
