package io.joule.prepaid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.joule.audit.Actor;
import io.joule.base.Ids;
import io.joule.base.Refusal;
import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.ledger.Statement;
import io.joule.ledger.StatementLine;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.order.OrderService;
import io.joule.order.OrderStatus;
import io.joule.order.Placed;
import io.joule.sandbox.DemoNetwork;
import io.joule.testing.Books;
import io.joule.testing.OnEventLoop;
import io.joule.testing.TelegramSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Packages and their money on the real database; a single order of 65 000 costs 2.925 TRX. */
@QuarkusTest
@TestProfile(TelegramSandbox.class)
class PrepaidTest {

    private static final AtomicLong CUSTOMERS = new AtomicLong(700_000);
    private static final long ENERGY = 65_000;
    private static final Money SHARE = Money.parse(Asset.TRX, "2.925");
    private static final Money TEN = Money.parse(Asset.TRX, "29.25");
    private static final String RECEIVER =
            DemoNetwork.find("customer-4").orElseThrow().address().toString();

    @Inject
    PrepaidService prepaid;

    @Inject
    GiveBack giveBack;

    @Inject
    OrderService orders;

    @Inject
    Ledger ledger;

    @Inject
    Customers customers;

    @Inject
    Sql sql;

    private final long customer = CUSTOMERS.incrementAndGet();

    @AfterEach
    void theBooksAreRight() {
        Books.coherent(sql.pool());
        assertThat(number(
                        "select coalesce(sum(balance_micros), 0) from account where kind = 'prepaid' and customer_id = "
                                + customer))
                .as("what is paid ahead is what the uses that are left cost")
                .isEqualTo(
                        number("select coalesce(sum((bought - used - given_back) * energy * price_sun_per_energy), 0)"
                                + " from transfer_package where customer_id = " + customer));
    }

    @Test
    void aPackageIsPaidOnceAndIsTheCustomersUntilItIsUsed() {
        pay("100");
        TransferPackage bought = buy("one");
        assertThat(buy("one").id()).isEqualTo(bought.id());
        assertThat(available()).isEqualTo(Money.parse(Asset.TRX, "70.75"));
        assertThat(prepaidMicros()).isEqualTo(TEN.micros());
        assertThat(OnEventLoop.run(() -> prepaid.list(customer)))
                .singleElement()
                .matches(one -> one.left() == 10);
    }

    @Test
    void aBiggerPackageIsCheaperToTheSun() {
        PackageOffer offer = prepaid.offers().stream()
                .filter(one -> one.transfers() == 100 && one.energy() == ENERGY)
                .findFirst()
                .orElseThrow();
        assertThat(offer.sunPerEnergy()).isEqualTo(40);
        assertThat(offer.total()).isEqualTo(Money.parse(Asset.TRX, "260"));
    }

    @Test
    void withoutMoneyOrAtAnotherPriceNothingIsBought() {
        assertThatThrownBy(() -> buy("poor"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("insufficient_funds"));
        pay("100");
        assertThatThrownBy(() ->
                        OnEventLoop.run(() -> prepaid.buy(customer, 10, ENERGY, Money.parse(Asset.TRX, "1"), "cheap")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("price_changed"));
        assertThat(OnEventLoop.run(() -> prepaid.list(customer))).isEmpty();
        assertThat(available()).isEqualTo(Money.parse(Asset.TRX, "100"));
    }

    @Test
    void aUseBecomesRevenueWhenItIsDelivered() {
        pay("100");
        TransferPackage bought = buy("used");
        Placed placed = use("first");
        assertThat(use("first").order().id()).isEqualTo(placed.order().id());
        assertThat(placed.order().cost()).isEqualTo(SHARE);
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        OnEventLoop.run(() -> orders.get(placed.order().id())).status() == OrderStatus.COMPLETED);
        assertThat(prepaidMicros()).isEqualTo(TEN.minus(SHARE).micros());
        assertThat(heldMicros()).isZero();
        assertThat(OnEventLoop.run(() -> prepaid.uses(bought.id())))
                .singleElement()
                .matches(one -> !one.returned());
        assertStatement();
    }

    @Test
    void anOrderThatIsCancelledGivesTheUseBackAndNothingToTheBalance() {
        pay("100");
        TransferPackage bought = buy("cancelled");
        UUID order = standing(bought);
        assertThat(left()).isEqualTo(9);
        assertThat(heldMicros()).isEqualTo(SHARE.micros());
        OnEventLoop.run(() -> orders.cancel(order));
        assertThat(left()).isEqualTo(10);
        assertThat(heldMicros()).isZero();
        assertThat(available()).isEqualTo(Money.parse(Asset.TRX, "70.75"));
        assertStatement();
    }

    @Test
    void oneThatFailsAfterItsCaptureGivesTheUseBackAsWell() {
        pay("100");
        UUID order = standing(buy("failed"));
        inTransaction(tx -> ledger.capture(tx, order));
        inTransaction(
                tx -> tx.query("update energy_order set status = 'failed', failure_code = 'test', failure = 'test'"
                                + " where id = '" + order + "'")
                        .execute()
                        .chain(() -> ledger.refund(tx, order, "test")));
        assertThat(left()).isEqualTo(10);
        assertThat(prepaidMicros()).isEqualTo(TEN.micros());
        assertThat(available()).isEqualTo(Money.parse(Asset.TRX, "70.75"));
    }

    @Test
    void ofMoreUsesAtOnceThanWereBoughtOnlyThoseAreTaken() {
        pay("100");
        buy("race");
        List<Uni<Boolean>> tries = IntStream.range(0, 14)
                .mapToObj(i -> Uni.createFrom()
                        .deferred(() -> prepaid.use(customer, ENERGY, RECEIVER, customer + " race " + i))
                        .replaceWith(true)
                        .onFailure(refusal ->
                                refusal instanceof Refusal r && r.code().equals("package_used_up"))
                        .recoverWithItem(false))
                .toList();
        List<Boolean> taken = OnEventLoop.run(() -> Uni.join().all(tries).andFailFast());
        assertThat(taken).filteredOn(one -> one).hasSize(10);
        assertThat(left()).isZero();
        assertThatThrownBy(() -> use("one more")).isInstanceOf(Refusal.class);
    }

    @Test
    void whoFindsThePackageUsedUpTakesTheNext() {
        pay("100");
        buy("first of two");
        buy("second of two");
        List<Uni<Placed>> uses = IntStream.range(0, 14)
                .mapToObj(i -> Uni.createFrom()
                        .deferred(() -> prepaid.use(customer, ENERGY, RECEIVER, customer + " two " + i)))
                .toList();
        OnEventLoop.run(() -> Uni.join().all(uses).andFailFast());
        assertThat(OnEventLoop.run(() -> prepaid.list(customer)))
                .extracting(TransferPackage::left)
                .containsExactly(6, 0);
    }

    @Test
    void usesThatAreLeftAreShownHoweverManyPackagesAreNewer() {
        pay("100");
        TransferPackage oldest = buy("oldest");
        inTransaction(tx -> tx.query("insert into transfer_package (id, customer_id, energy, duration,"
                        + " price_sun_per_energy, bought, used, created_at, request_key)"
                        + " select ('ffffffff-ffff-7fff-8fff-' || lpad(" + customer
                        + "::text || i::text, 12, '0'))::uuid,"
                        + " " + customer
                        + ", 65000, '1h', 45, 1, 1, now(), 'newer ' || i from generate_series(10, 39) i")
                .execute());
        List<TransferPackage> shown = OnEventLoop.run(() -> prepaid.list(customer));
        assertThat(shown).hasSize(21);
        assertThat(shown.get(20).id()).isEqualTo(oldest.id());
    }

    @Test
    void whatIsGivenBackWhileItIsUsedIsEitherUsedOrGivenBack() {
        pay("100");
        TransferPackage bought = buy("raced");
        List<Uni<Object>> all = IntStream.range(0, 12)
                .mapToObj(i -> i % 4 == 3
                        ? Uni.createFrom()
                                .deferred(() -> giveBack.giveBack(bought.id(), Actor.SYSTEM))
                                .<Object>map(one -> one)
                        : Uni.createFrom()
                                .deferred(() -> prepaid.use(customer, ENERGY, RECEIVER, customer + " raced " + i))
                                .<Object>map(one -> one)
                                .onFailure(Refusal.class)
                                .recoverWithItem("used up"))
                .toList();
        OnEventLoop.run(() -> Uni.join().all(all).andFailFast());
        assertThat(left()).isZero();
    }

    @Test
    void aUseThatComesBackAfterTheRestWasGivenBackIsGivenBackAsWell() {
        pay("100");
        TransferPackage bought = buy("late");
        UUID order = standing(bought);
        OnEventLoop.run(() -> giveBack.giveBack(bought.id(), Actor.SYSTEM));
        assertThat(available()).isEqualTo(Money.parse(Asset.TRX, "97.075"));
        OnEventLoop.run(() -> orders.cancel(order));
        assertThat(left()).isEqualTo(1);
        OnEventLoop.run(() -> giveBack.giveBack(bought.id(), Actor.SYSTEM));
        assertThat(available()).isEqualTo(Money.parse(Asset.TRX, "100"));
        assertStatement();
    }

    @Test
    void theSchemaKeepsACount() {
        pay("100");
        TransferPackage bought = buy("schema");
        UUID order = standing(bought);
        refused("update transfer_package set used = 0 where id = '" + bought.id() + "'", "changes only by its uses");
        refused(
                "update transfer_package set given_back = 1 where id = '" + bought.id() + "'",
                "changes only by its uses");
        refused("delete from package_use where order_id = '" + order + "'", "append-only");
        refused(
                "update package_use set package_id = order_id where order_id = '" + order + "'",
                "changes only by its uses");
        OnEventLoop.run(() -> orders.cancel(order));
        refused("update package_use set returned_at = null where order_id = '" + order + "'", "a use comes back once");
    }

    /** An order of one use that the engine leaves alone. */
    private UUID standing(TransferPackage bought) {
        UUID order = Ids.next();
        inTransaction(tx -> tx.query("insert into energy_order (id, customer_id, receiver, energy, duration,"
                        + " duration_seconds, price_sun_per_energy, cost_micros, status, missing_energy,"
                        + " next_attempt_at, expires_at, created_at) values ('" + order + "', " + customer + ", '"
                        + RECEIVER + "', 65000, '1h', 3600, 45, " + SHARE.micros() + ", 'pending', 65000,"
                        + " now() + interval '1 day', now() + interval '1 day', now())")
                .execute()
                .chain(() -> new PrepaidSql().use(tx, bought.id(), order, bought.createdAt()))
                .chain(() -> ledger.holdPrepaid(tx, customer, SHARE, order)));
        return order;
    }

    private void assertStatement() {
        Statement statement = OnEventLoop.run(() -> ledger.statement(customer, 100, OptionalLong.empty()));
        assertThat(statement.lines().stream()
                        .mapToLong(line -> line.amount().micros())
                        .sum())
                .isEqualTo(available().micros());
        assertThat(statement.lines().stream()
                        .mapToLong(line -> line.held().micros())
                        .sum())
                .isEqualTo(heldMicros());
        assertThat(statement.lines())
                .extracting(StatementLine::balanceAfter)
                .first()
                .isEqualTo(available());
    }

    private void pay(String trx) {
        inTransaction(tx -> customers
                .ensure(tx, customer)
                .chain(() -> ledger.deposit(tx, customer, Money.parse(Asset.TRX, trx), "test:" + customer, "test")));
    }

    private TransferPackage buy(String key) {
        return OnEventLoop.run(() -> prepaid.buy(customer, 10, ENERGY, TEN, key));
    }

    private Placed use(String key) {
        return OnEventLoop.run(() -> prepaid.use(customer, ENERGY, RECEIVER, customer + " " + key));
    }

    private int left() {
        return OnEventLoop.run(() -> prepaid.list(customer)).get(0).left();
    }

    private Money available() {
        return OnEventLoop.run(() -> ledger.balance(customer)).get(Asset.TRX).available();
    }

    private long heldMicros() {
        return OnEventLoop.run(() -> ledger.balance(customer))
                .get(Asset.TRX)
                .held()
                .micros();
    }

    private long prepaidMicros() {
        return number("select balance_micros from account where kind = 'prepaid' and customer_id = " + customer);
    }

    private void refused(String statement, String why) {
        assertThatThrownBy(() -> inTransaction(tx -> tx.query(statement).execute()))
                .hasMessageContaining(why);
    }

    private long number(String query) {
        return OnEventLoop.run(() -> sql.pool().query(query).execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private <T> void inTransaction(Function<SqlConnection, Uni<T>> work) {
        OnEventLoop.run(() -> sql.transaction(work));
    }
}
