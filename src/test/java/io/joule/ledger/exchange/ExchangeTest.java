package io.joule.ledger.exchange;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.base.Refusal;
import io.joule.base.Sql;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExchangeTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final long ALICE = 7;
    private static final Money TEN = usdt("10");
    private static final Money WORTH = Money.parse(Asset.TRX, "25.755940");

    private final Ledger ledger = new Ledger(DATABASE.pool(), Instant::now);
    private final Exchange exchange = exchange(Optional.of(new BigDecimal("2.575594")));

    @BeforeEach
    void aliceHasTenUsdt() {
        DATABASE.clear();
        inTransaction(
                DATABASE.pool(),
                tx -> tx.query("insert into customer values (7, now())")
                        .execute()
                        .chain(() -> ledger.deposit(tx, ALICE, TEN, "a:0", "from TXYZ")));
    }

    @AfterEach
    void theBooksAreCoherent() {
        Books.coherent(DATABASE.pool());
        assertThat(await(ledger.drift())).isEmpty();
        assertThat(await(ledger.trialBalance()).values()).allMatch(sum -> sum.micros() == 0);
    }

    @Test
    void usdtBecomeTrxAtTheOperatorsRate() {
        Exchanged done = await(exchange.exchange(ALICE, TEN, Optional.of(WORTH), "key"));

        assertThat(done.got()).isEqualTo(WORTH);
        assertThat(available(Asset.USDT)).isEqualTo(usdt("0"));
        assertThat(available(Asset.TRX)).isEqualTo(WORTH);
        assertThat(await(ledger.statement(ALICE, 10, OptionalLong.empty())).lines())
                .extracting(line -> line.kind().word() + " " + line.description() + " " + line.amount())
                .contains("exchange 10 USDT for 25.75594 TRX 25.755940 TRX");
    }

    @Test
    void theSameKeyEightTimesAtOnceMovesMoneyOnce() {
        List<Uni<Exchanged>> tries = IntStream.range(0, 8)
                .mapToObj(i -> exchange.exchange(ALICE, usdt("4"), Optional.empty(), "key"))
                .toList();

        assertThat(await(Uni.join().all(tries).andFailFast()))
                .extracting(Exchanged::id)
                .containsOnly(await(tries.get(0)).id());
        assertThat(available(Asset.USDT)).isEqualTo(usdt("6"));
        refused("idempotency_key_reused", exchange.exchange(ALICE, usdt("5"), Optional.empty(), "key"));
    }

    @Test
    void nothingMovesWhenItIsRefused() {
        refused("insufficient_funds", exchange.exchange(ALICE, usdt("10.000001"), Optional.empty(), "a"));
        refused("price_changed", exchange.exchange(ALICE, TEN, Optional.of(Money.trx(25_755_941)), "b"));
        refused("exchange_closed", exchange(Optional.empty()).exchange(ALICE, TEN, Optional.empty(), "c"));
        Exchange poor = exchange(Optional.of(new BigDecimal("0.1")));
        refused("amount_too_small", poor.exchange(ALICE, usdt("0.000001"), Optional.empty(), "d"));

        assertThat(available(Asset.USDT)).isEqualTo(TEN);
        assertThat(available(Asset.TRX)).isEqualTo(Money.trx(0));
    }

    @Test
    void theSchemaKeepsWhatWasExchanged() {
        await(exchange.exchange(ALICE, TEN, Optional.empty(), "key"));
        for (String sql : List.of("update exchange set trx_micros = 1", "delete from exchange", "truncate exchange")) {
            assertThatThrownBy(() -> await(DATABASE.pool().query(sql).execute()))
                    .isInstanceOf(PgException.class)
                    .hasMessageContaining("append-only");
        }
    }

    private static Exchange exchange(Optional<BigDecimal> rate) {
        return new Exchange(new Sql(DATABASE.pool()), Instant::now, () -> rate);
    }

    private Money available(Asset asset) {
        return await(ledger.balance(ALICE)).get(asset).available();
    }

    private static void refused(String code, Uni<?> uni) {
        assertThatThrownBy(() -> await(uni))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static Money usdt(String text) {
        return Money.parse(Asset.USDT, text);
    }
}
