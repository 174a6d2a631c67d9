package io.joule.ledger;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.base.Ids;
import io.joule.base.SystemClock;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many connections at once against a real PostgreSQL. {@code -Dsim.seed} and {@code -Dledger.operations} widen it. */
class LedgerConcurrencyTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int CONNECTIONS = 16;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);
    private static final long SEED = Long.getLong("sim.seed", 20261122);
    private static final int OPERATIONS = Integer.getInteger("ledger.operations", 20_000);
    private static final int CUSTOMERS = 200;

    private final Ledger ledger = new Ledger(DATABASE.pool(), new SystemClock());

    @BeforeEach
    void empty() {
        DATABASE.clear();
        await(DATABASE.pool()
                .query("insert into customer select n, now() from generate_series(1, %d) n".formatted(CUSTOMERS))
                .execute());
    }

    @Test
    void ofCaptureAndReleaseOfOneHoldExactlyOneWins() {
        List<UUID> orders = Stream.generate(Ids::next).limit(200).toList();
        inTransaction(DATABASE.pool(), tx -> ledger.deposit(tx, 1, Money.trx(1_000), "a:0", null));
        orders.forEach(order -> inTransaction(DATABASE.pool(), tx -> ledger.hold(tx, 1, Money.trx(5), order)));

        List<Boolean> won = atOnce(orders.stream()
                .flatMap(order ->
                        Stream.of(tried(tx -> ledger.capture(tx, order)), tried(tx -> ledger.release(tx, order, null))))
                .toList());

        assertThat(won).hasSize(400).filteredOn(winner -> winner).hasSize(200);
        long captured = await(DATABASE.pool()
                        .query("select count(*) from ledger_tx where kind = 'capture'")
                        .execute())
                .iterator()
                .next()
                .getLong(0);
        assertThat(captured).as("both ways win sometimes").isBetween(1L, 199L);
        assertThat(await(ledger.balance(1)).get(Asset.TRX))
                .isEqualTo(new Balance(Money.trx(1_000 - captured * 5), Money.trx(0)));
        Books.coherent(DATABASE.pool());
    }

    @Test
    void ofFiveHundredRefundsTriedTwiceAtOnceEachTakesEffectOnce() {
        List<UUID> orders = Stream.generate(Ids::next).limit(500).toList();
        inTransaction(DATABASE.pool(), tx -> ledger.deposit(tx, 1, Money.trx(1_500), "a:0", null));
        atOnce(orders.stream()
                .map(order -> tried(tx -> ledger.hold(tx, 1, Money.trx(3), order)))
                .toList());
        atOnce(orders.stream()
                .map(order -> tried(tx -> ledger.capture(tx, order)))
                .toList());
        assertThat(await(ledger.balance(1)).get(Asset.TRX)).isEqualTo(new Balance(Money.trx(0), Money.trx(0)));

        long began = System.nanoTime();
        List<Boolean> refunded = atOnce(orders.stream()
                .flatMap(order -> Stream.of(
                        tried(tx -> ledger.refund(tx, order, null)), tried(tx -> ledger.refund(tx, order, null))))
                .toList());

        assertThat(refunded).hasSize(1_000).filteredOn(yes -> yes).hasSize(500);
        assertThat(await(ledger.balance(1)).get(Asset.TRX)).isEqualTo(new Balance(Money.trx(1_500), Money.trx(0)));
        Books.coherent(DATABASE.pool());
        System.out.printf(
                "1000 refunds of 500 captures on %d connections: 500 took effect, in %d ms%n",
                CONNECTIONS, millisSince(began));
    }

    @Test
    void holdsAtOnceNeverTakeMoreThanThereIs() {
        inTransaction(DATABASE.pool(), tx -> ledger.deposit(tx, 1, Money.trx(100), "a:0", null));
        List<Boolean> taken = atOnce(Stream.generate(Ids::next)
                .limit(60)
                .map(order -> tried(tx -> ledger.hold(tx, 1, Money.trx(3), order)))
                .toList());
        assertThat(taken).filteredOn(yes -> yes).hasSize(33);
        Books.coherent(DATABASE.pool());
    }

    @Test
    void firstDepositsOfManyCustomersAtOnceAllArrive() {
        List<Boolean> arrived = atOnce(Stream.iterate(0, n -> n + 1)
                .limit(100)
                .map(n -> tried(tx -> ledger.deposit(tx, 1 + n % CUSTOMERS, Money.trx(1), "d:" + n, null)))
                .toList());
        assertThat(arrived).hasSize(100).containsOnly(true);
        Books.coherent(DATABASE.pool());
    }

    @Test
    void anyMixOfOperationsEndsAsASerialModelSays() {
        RandomPosting random = new RandomPosting(ledger, DATABASE.pool(), SEED, CUSTOMERS);
        long began = System.nanoTime();
        Multi.createFrom()
                .range(0, CONNECTIONS)
                .onItem()
                .transformToUni(connection -> random.run(OPERATIONS / CONNECTIONS))
                .merge(CONNECTIONS)
                .collect()
                .asList()
                .await()
                .atMost(LONG_ENOUGH);
        long took = millisSince(began);

        SerialBooks books = SerialBooks.replay(DATABASE.pool());
        assertThat(books.posted()).as("seed %d", SEED).isEqualTo(random.posted());
        for (long customer = 1; customer <= CUSTOMERS; customer++) {
            assertThat(await(ledger.balance(customer)).get(Asset.TRX))
                    .as("customer %d, seed %d", customer, SEED)
                    .isEqualTo(new Balance(Money.trx(books.available(customer)), Money.trx(books.held(customer))));
        }
        assertThat(random.outcomes())
                .as("the mix meets every case")
                .containsKeys("hold InsufficientFunds", "capture AlreadyPosted", "refund NothingHeld", "refund posted");
        Books.coherent(DATABASE.pool());
        System.out.printf(
                "%d ledger operations on %d connections and %d customers' accounts in %d ms, seed %d: %s%n",
                OPERATIONS, CONNECTIONS, 2 * CUSTOMERS, took, SEED, random.outcomes());
    }

    private Uni<Boolean> tried(Function<SqlConnection, Uni<Void>> work) {
        return DATABASE.pool()
                .withTransaction(work)
                .replaceWith(true)
                .onFailure(AlreadyPosted.class)
                .recoverWithItem(false)
                .onFailure(InsufficientFunds.class)
                .recoverWithItem(false);
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }

    private static List<Boolean> atOnce(List<Uni<Boolean>> tries) {
        return Uni.join().all(tries).andFailFast().await().atMost(LONG_ENOUGH);
    }
}
