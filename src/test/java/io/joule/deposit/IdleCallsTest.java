package io.joule.deposit;

import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.CAROL;
import static io.joule.deposit.DepositDesk.trx;
import static io.joule.deposit.DepositDesk.usdt;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.base.Sql;
import io.joule.base.Wakeups;
import io.joule.chaintx.ChainTxConfig;
import io.joule.chaintx.TestTracker;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import io.joule.tron.HttpTronNetwork;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an idle desk asks its node, with the loops as they run by default, all ten times as fast. */
class IdleCallsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int SPEED = 10;
    private static final Duration BLOCK = Duration.ofSeconds(3).dividedBy(SPEED);
    private static final int BLOCKS_PER_MINUTE = 20;
    private static final int MINUTES = 2;
    private static final int PER_DAY = 100_000;

    private final Map<String, String> fast = Map.of(
            "joule.chaintx.idle-poll",
                    faster(TestNode.config(ChainTxConfig.class, Map.of()).idlePoll()),
            "joule.deposit.scan-every",
                    faster(TestNode.config(DepositConfig.class, Map.of()).scanEvery()),
            "joule.deposit.scan-awaited",
                    faster(TestNode.config(DepositConfig.class, Map.of()).scanAwaited()));
    private final DepositDesk desk = new DepositDesk(DATABASE, 19, fast);
    private final HttpTronNetwork chain = desk.network(desk.url() + ";per-day=" + PER_DAY);
    private final DepositDesk.Parts joule = desk.parts(chain);
    private final TestTracker tracker = new TestTracker(
            DATABASE.vertx().getDelegate(),
            chain,
            null,
            joule.view,
            new Sql(DATABASE.pool()),
            desk.clock,
            List.of(),
            fast);

    @AfterEach
    void close() {
        await(joule.heads.stop());
        await(joule.scanner.stop());
        await(tracker.tracker().stop());
        desk.close();
    }

    @Test
    void staysWellUnderADefaultQuotaWhileAPaymentIsAwaited() {
        joule.open(7, trx(30));
        long perMinute = callsPerMinute();
        System.out.printf("calls a minute, one payment awaited: %d, a day: %d%n", perMinute, perMinute * 1440);
        assertThat(perMinute * 1440).isLessThanOrEqualTo(65_000);
    }

    @Test
    void asksEvenLessWhenNothingIsAwaited() {
        long perMinute = callsPerMinute();
        System.out.printf("calls a minute, nothing awaited: %d, a day: %d%n", perMinute, perMinute * 1440);
        assertThat(perMinute * 1440).isLessThanOrEqualTo(55_000);
    }

    private long callsPerMinute() {
        busyBlocks(BLOCKS_PER_MINUTE);
        tracker.tracker()
                .start(new Wakeups(DATABASE.vertx().getDelegate(), "postgresql://localhost/none", "nobody", ""));
        joule.scanner.start();
        joule.heads.start(tracker.tracker());
        busyBlocks(BLOCKS_PER_MINUTE / 2);
        long before = left();
        long height = cursor();
        busyBlocks(MINUTES * BLOCKS_PER_MINUTE);
        assertThat(cursor()).as("all that is final is read").isGreaterThan(height + (MINUTES - 1) * BLOCKS_PER_MINUTE);
        return (before - left()) / MINUTES;
    }

    private void busyBlocks(int count) {
        for (int i = 0; i < count; i++) {
            desk.pay(BOB, CAROL.address(), usdt(1));
            desk.blocks(1);
            await(Uni.createFrom().voidItem().onItem().delayIt().by(BLOCK));
        }
    }

    private long left() {
        return chain.nodes().nodes().get(0).quotaLeft().orElseThrow();
    }

    private static long cursor() {
        return await(new ScanSql().find(DATABASE.pool())).orElseThrow().height();
    }

    private static String faster(Duration time) {
        return time.toMillis() / SPEED + "ms";
    }
}
