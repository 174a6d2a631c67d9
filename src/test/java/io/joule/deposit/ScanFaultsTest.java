package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.trx;
import static io.joule.deposit.DepositDesk.usdt;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.deposit.UnsteadyChain.Spoilt;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever nodes answer and wherever a process dies: no block is skipped, and nothing is credited twice or in part. */
class ScanFaultsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private DepositDesk desk;
    private DepositDesk.Parts joule;
    private Spoilt spoilt = Spoilt.NOT;

    @BeforeEach
    void open() {
        desk = new DepositDesk(DATABASE, 2, Map.of());
        joule = desk.parts(UnsteadyChain.of(desk.chain, () -> spoilt));
        joule.scan();
    }

    @AfterEach
    void close() {
        desk.close();
        Books.coherent(DATABASE.pool());
    }

    @ParameterizedTest
    @EnumSource(names = "NOT", mode = EnumSource.Mode.EXCLUDE)
    void aBadAnswerCostsTimeAndNothingElse(Spoilt bad) {
        DepositIntent first = joule.open(7, usdt(40_000_000));
        DepositIntent second = joule.open(8, trx(40));
        desk.pay(ALICE, first.exact());
        desk.blocks(3);
        desk.pay(BOB, second.exact());
        desk.becomeFinal();
        spoilt = bad;
        tolerantly();
        tolerantly();
        spoilt = Spoilt.NOT;
        joule.scan();
        assertThat(joule.available(7, Asset.USDT)).isEqualTo(first.exact());
        assertThat(joule.available(8, Asset.TRX)).isEqualTo(second.exact());
        assertThat(height()).isEqualTo(await(desk.chain.solidHead()).height());
    }

    @Test
    void aBlockThatIsToldWithoutItsCallsIsNotPassed() {
        DepositIntent intent = joule.open(7, usdt(40_000_000));
        long before = height();
        desk.pay(ALICE, intent.exact());
        desk.becomeFinal();
        // The blocks are there; what became of their calls is not (yet).
        var infosBehind = desk.parts(UnsteadyChain.of(desk.chain, () -> Spoilt.WITHOUT_CALLS));
        assertThatThrownBy(() -> await(infosBehind.scanner.round())).hasMessageContaining("told without");
        assertThat(height()).isEqualTo(before);
        joule.scan();
        assertThat(joule.available(7, Asset.USDT)).isEqualTo(intent.exact());
    }

    @Test
    void anotherChainStopsTheScannerUntilTheNodesAgree() {
        DepositIntent intent = joule.open(7, trx(40));
        desk.pay(ALICE, intent.exact());
        desk.becomeFinal();
        var settings = Map.of("joule.deposit.scan-batch", "1");
        var single = desk.parts(UnsteadyChain.of(desk.chain, () -> spoilt), DATABASE.pool(), settings);
        spoilt = Spoilt.OTHER_CHAIN;
        assertThatThrownBy(() -> await(single.scanner.round())).hasMessageContaining("was read as final before it");
        assertThat(single.scanner.fault()).isPresent();
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(Money.zero(Asset.TRX));
        spoilt = Spoilt.NOT;
        single.scan();
        assertThat(single.scanner.fault()).isEmpty();
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(intent.exact());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "scan_cursor",
                "payment",
                "deposit",
                "deposit_intent",
                "intent_sender",
                "proven_address",
                "unmatched_payment",
                "payment_noise",
                "account",
                "ledger_tx",
                "posting"
            })
    void aCrashAtAnyWriteLeavesNothingOfTheRun(String table) {
        DepositIntent intent = joule.open(7, trx(40));
        desk.pay(ALICE, intent.exact());
        desk.pay(BOB, trx(9));
        desk.pay(BOB, Money.trx(700_000));
        desk.becomeFinal();
        List<Long> before = counts();
        run("create function boom() returns trigger language plpgsql as $$ begin raise exception 'boom'; end $$;"
                + "create trigger boom after insert or update on " + table + " for each row execute function boom()");
        try {
            assertThatThrownBy(() -> await(joule.scanner.round())).hasMessageContaining("boom");
        } finally {
            run("drop trigger boom on " + table + "; drop function boom()");
        }
        assertThat(counts()).isEqualTo(before);
        desk.parts(desk.chain).scan();
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(intent.exact());
        assertThat(joule.unmatched())
                .extracting(UnmatchedPayment::reason)
                .containsExactlyInAnyOrder(Reason.UNKNOWN_SENDER, Reason.BELOW_MINIMUM);
    }

    @Test
    void instancesThatScanAtOnceBookEachBlockOnce() {
        List<Pool> pools = Stream.generate(() -> DATABASE.newPool(2)).limit(4).toList();
        var instances = pools.stream()
                .map(pool -> desk.parts(desk.chain, pool, Map.of("joule.deposit.scan-batch", "2")))
                .toList();
        Money paid = Money.zero(Asset.TRX);
        for (int i = 0; i < 12; i++) {
            DepositIntent intent = joule.open(7 + i % 2, trx(10));
            desk.pay(i % 2 == 0 ? ALICE : BOB, intent.exact());
            desk.blocks(1);
            paid = paid.plus(intent.exact());
        }
        desk.becomeFinal();
        for (int round = 0; round < 20; round++) {
            await(Uni.join()
                    .all(instances.stream().map(one -> one.scanner.round()).toList())
                    .andFailFast());
        }
        assertThat(joule.available(7, Asset.TRX).plus(joule.available(8, Asset.TRX)))
                .isEqualTo(paid);
        assertThat(height()).isEqualTo(await(desk.chain.solidHead()).height());
        pools.forEach(pool -> pool.close().await().indefinitely());
    }

    @Test
    void theFirstStartMayBeginAtAnEarlierBlock() {
        DepositIntent intent = joule.open(7, trx(10));
        desk.pay(ALICE, intent.exact());
        desk.becomeFinal();
        run("delete from scan_cursor");
        var settings = Map.of("joule.deposit.start-block", "1");
        desk.parts(desk.chain, DATABASE.pool(), settings).scan();
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(intent.exact());
    }

    private void tolerantly() {
        try {
            await(joule.scanner.round());
        } catch (RuntimeException expected) {
            // A bad answer may fail a round; what counts is what is booked.
        }
    }

    private static long height() {
        return number("select height from scan_cursor");
    }

    private static List<Long> counts() {
        return Stream.of("deposit", "unmatched_payment", "ledger_tx", "posting", "payment", "proven_address")
                .map(table -> number("select count(*) from " + table))
                .toList();
    }

    private static long number(String sql) {
        return await(DATABASE.pool().query(sql).execute()).iterator().next().getLong(0);
    }

    private static void run(String sql) {
        await(DATABASE.pool().query(sql).execute());
    }

    /** The first answer in one way, every other in the other. */
}
