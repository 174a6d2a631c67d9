package io.joule.watch.books;

import static io.joule.delegation.OpenDesk.FIRST;
import static io.joule.delegation.OpenDesk.RECEIVER;
import static io.joule.delegation.OpenDesk.SECOND;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.joule.base.Refusal;
import io.joule.money.Sun;
import io.joule.order.OrderStatus;
import io.joule.sandbox.DemoAccount;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork.DelegatedOut;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Sixteen kinds of drift, made by hand, and one as arithmetic: each is told with its kind and subject, and none is
 * mended.
 */
class ReconciliationTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final long TRX = BooksDesk.TRX;

    private final BooksDesk books = new BooksDesk(DATABASE);

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void aFreshDeskHasNothingToTell() {
        assertThat(books.found()).isEmpty();
        books.desk.delivered();
        books.blocks(10);
        assertThat(books.found()).isEmpty();
        assertThat(books.run().seen()).isZero();
    }

    @Test
    void aDelegationThatNoOrderAccountsForIsUnknownAndQuarantinesItsWallet() {
        books.delegate(FIRST, BooksDesk.OTHER.address(), 3_000 * TRX);

        single(FindingKind.UNKNOWN_DELEGATION, pair(FIRST, BooksDesk.OTHER), "0 sun", "3000000000 sun");

        assertThat(walletOf(books.desk.place(12_000).id()))
                .isEqualTo(SECOND.address().toString());
        assertThat(books.desk
                        .column("select quarantine from supplier_wallet order by id")
                        .get(0))
                .contains("3000.000000 TRX");
        assertThat(onChain(FIRST, BooksDesk.OTHER)).as("it stays").isEqualTo(3_000 * TRX);
    }

    @Test
    void aWalletInQuarantineTakesOrdersAgainOnceAPersonKnows() {
        books.desk.execute("update supplier_wallet set state = 'disabled' where id = 2");
        books.delegate(FIRST, BooksDesk.OTHER.address(), 1_000 * TRX);
        Finding finding = books.found().get(0);
        var order = books.desk.place(12_000);
        books.desk.work();
        assertThat(books.desk.number("select count(*) from delegation")).isZero();

        Finding known = books.acknowledge(finding);

        assertThat(known.acknowledgement().orElseThrow().note()).isEqualTo("by hand");
        books.desk.node().pass(Duration.ofMinutes(1));
        books.desk.work();
        books.blocks(1);
        assertThat(books.desk.order(order).status()).isEqualTo(OrderStatus.COMPLETED);
        books.blocks(10);
        assertThat(books.found()).isEmpty();
        assertThat(books.all())
                .singleElement()
                .extracting(Finding::state, Finding::timesSeen)
                .containsExactly(FindingState.ACKNOWLEDGED, 2);
    }

    @Test
    void whatAPersonKnowsOpensAgainWhenItGrows() {
        books.delegate(FIRST, BooksDesk.OTHER.address(), 1_000 * TRX);
        books.acknowledge(books.found().get(0));
        books.delegate(FIRST, BooksDesk.OTHER.address(), 1 * TRX);

        assertThat(books.found()).singleElement().extracting(Finding::actual).isEqualTo("1001000000 sun");
        assertThat(books.desk
                        .column("select quarantine from supplier_wallet where id = 1")
                        .get(0))
                .isNotNull();
    }

    @Test
    void whatIsWellAgainIsResolvedAndKept() {
        books.delegate(FIRST, BooksDesk.OTHER.address(), 1_000 * TRX);
        books.found();
        books.undelegate(FIRST, BooksDesk.OTHER.address(), 1_000 * TRX);

        assertThat(books.found()).isEmpty();
        assertThat(books.all()).singleElement().extracting(Finding::state).isEqualTo(FindingState.RESOLVED);
        assertThat(books.desk.column("select quarantine from supplier_wallet where id = 1"))
                .containsOnlyNulls();
        Refusal late = catchThrowableOfType(
                Refusal.class, () -> books.acknowledge(books.all().get(0)));
        assertThat(late.code()).isEqualTo("finding_not_open");
    }

    @Test
    void moreThanAnOrderAccountsForIsExcess() {
        long sun = sun(books.desk.delivered().id());
        DemoAccount wallet = owner();
        books.delegate(wallet, RECEIVER.address(), 2 * TRX);

        single(FindingKind.EXCESS_DELEGATION, pair(wallet, RECEIVER), sun + " sun", sun + 2 * TRX + " sun");
        assertThat(books.desk.column("select quarantine from supplier_wallet where quarantine is not null"))
                .hasSize(1);
    }

    @Test
    void whatSomebodyElseTookBackIsMissing() {
        long sun = sun(books.desk.delivered().id());
        books.undelegate(owner(), RECEIVER.address(), sun);

        single(FindingKind.MISSING_DELEGATION, pair(owner(), RECEIVER), sun + " sun", "0 sun");
        assertThat(books.desk.column("select status from delegation"))
                .as("not mended")
                .containsExactly("active");
    }

    @Test
    void whatSomebodyElseTookBackInPartIsShort() {
        long sun = sun(books.desk.delivered().id());
        books.undelegate(owner(), RECEIVER.address(), 5 * TRX);

        single(FindingKind.SHORT_DELEGATION, pair(owner(), RECEIVER), sun + " sun", sun - 5 * TRX + " sun");
    }

    @Test
    void aDelegationThatWasGivenUpAndIsOnTheChainIsOrphanedAndComesHomeAtItsTermOnce() {
        books.desk.delivered();
        long sun = books.desk.delegatedSun();
        UUID delegation = givenUp();
        books.desk.node().pass(Duration.ofMinutes(11));
        books.blocks(10);

        assertThat(books.found())
                .extracting(Finding::kind, Finding::subject)
                .containsExactlyInAnyOrder(
                        tuple(FindingKind.TRANSACTION_ON_CHAIN, txid()),
                        tuple(FindingKind.ORPHANED_DELEGATION, delegation.toString()));
        assertThat(books.desk.column("select status from delegation"))
                .as("its term runs")
                .containsExactly("dropped");
        assertThat(books.desk.column("select quarantine from supplier_wallet"))
                .as("it is ours")
                .containsOnlyNulls();

        books.desk.node().chain.advance(Duration.ofHours(1).toSeconds());
        books.desk.track();
        books.run();
        books.run();
        assertThat(books.desk.column("select status from delegation")).containsExactly("due");
        books.desk.reclaim();
        books.blocks(12);
        assertThat(books.desk.column("select status from delegation")).containsExactly("reclaimed");
        assertThat(books.desk.delegatedSun()).isZero();
        assertThat(books.desk.rows("select id from chain_tx where purpose = 'reclaim'"))
                .hasSize(1);
        assertThat(books.found()).isEmpty();
        assertThat(sun).isPositive();
    }

    @Test
    void anOrphanIsBroughtHomeBesideWhatItsOrderGotInsteadAndTakesNothingOfIt() {
        books.desk.execute("update supplier_wallet set state = 'disabled' where id = 2");
        var order = books.desk.place(12_000);
        books.desk.work();
        books.blocks(TestNode.SOLID_LAG + 3);
        long sun = books.desk.delegatedSun();
        UUID orphan = givenUp();
        books.desk.node().chain.advance(Duration.ofMinutes(40).toSeconds());
        books.desk.refresh();
        books.desk.execute("update energy_order set missing_energy = energy, next_attempt_at = '2000-01-01',"
                + " expires_at = '2100-01-01'");
        books.desk.work();
        books.blocks(TestNode.SOLID_LAG + 6);
        assertThat(books.desk.delegatedSun()).isEqualTo(2 * sun);
        assertThat(books.found())
                .extracting(Finding::kind)
                .containsExactlyInAnyOrder(FindingKind.TRANSACTION_ON_CHAIN, FindingKind.ORPHANED_DELEGATION);

        books.desk.node().chain.advance(Duration.ofMinutes(30).toSeconds());
        books.desk.track();
        books.run();
        books.desk.reclaim();
        books.blocks(12);

        assertThat(books.desk.column("select status from delegation where id = '" + orphan + "'"))
                .containsExactly("reclaimed");
        assertThat(books.desk.column("select status from delegation where id <> '" + orphan + "'"))
                .containsExactly("active");
        assertThat(books.desk.delegatedSun()).isEqualTo(sun);
        assertThat(books.found()).isEmpty();
        assertThat(books.desk.order(order).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void aLostDelegationThatTheChainStillHasComesHomeOnce() {
        books.desk.delivered();
        books.desk.node().chain.advance(Duration.ofHours(1).toSeconds());
        books.desk.track();
        books.desk.execute("update delegation set status = 'lost', trouble = 'delegated Resource does not exist'");

        assertThat(books.found()).extracting(Finding::kind).containsExactly(FindingKind.ORPHANED_DELEGATION);
        assertThat(books.desk.column("select status from delegation")).containsExactly("due");
        books.desk.reclaim();
        books.blocks(12);
        assertThat(books.desk.delegatedSun()).isZero();
        assertThat(books.found()).isEmpty();
    }

    @Test
    void howeverManyCanNeverBeProvenEachOfTheOthersHasItsTurn() {
        books.desk.delivered();
        String delegation = books.desk.column("select id::text from delegation").get(0);
        books.desk.node().chain.advance(Duration.ofHours(1).toSeconds());
        books.desk.track();
        books.desk.execute("update delegation set status = 'lost', trouble = 'delegated Resource does not exist'");
        lostLongAgo(150);

        books.run();
        books.run();
        assertThat(books.desk.column("select id::text from delegation where status = 'due'"))
                .containsExactly(delegation);
        books.desk.reclaim();
        books.blocks(12);
        assertThat(books.desk.delegatedSun()).isZero();
        books.run();
        assertThat(books.open()).extracting(Finding::kind).containsOnly(FindingKind.LOST_DELEGATION);
    }

    @Test
    void whatTheChainWouldNotGiveBackIsLostAndStaysSo() {
        long sun = sun(books.desk.delivered().id());
        books.undelegate(owner(), RECEIVER.address(), sun);
        books.desk.execute("update delegation set status = 'lost', trouble = 'delegated Resource does not exist'");

        single(
                FindingKind.LOST_DELEGATION,
                books.desk.column("select id::text from delegation").get(0),
                "reclaimed",
                "lost");
        books.acknowledge(books.open().get(0));
        assertThat(books.found()).isEmpty();
        assertThat(books.desk.column("select status from delegation")).containsExactly("lost");
    }

    @Test
    void aRentalThatEndedAWhileAgoIsOverdue() {
        books.desk.delivered();
        books.desk.node().chain.advance(Duration.ofMinutes(61).toSeconds());
        assertThat(books.found()).as("a minute is nothing").isEmpty();
        books.desk.node().chain.advance(Duration.ofMinutes(11).toSeconds());

        single(
                FindingKind.OVERDUE_RENTAL,
                books.desk.column("select id::text from delegation").get(0),
                "reclaimed after "
                        + books.desk
                                .rows("select reclaim_at from delegation")
                                .get(0)
                                .getOffsetDateTime(0)
                                .toInstant(),
                "active");
        books.desk.track();
        books.desk.reclaim();
        books.blocks(12);
        assertThat(books.found()).isEmpty();
    }

    @Test
    void moneyThatLeftTheDepositAddressIsToldUntilAPersonExplainsIt() {
        assertThat(books.found())
                .as("what was there at the beginning is nobody's fault")
                .isEmpty();
        books.pay(BooksDesk.DEPOSITS, BooksDesk.OTHER.address(), 100 * TRX);
        long fee = 1_000 * TRX - 100 * TRX - balance(BooksDesk.DEPOSITS);

        single(
                FindingKind.DEPOSIT_SHORTFALL,
                "TRX",
                "1000.000000 TRX",
                "%d.%06d TRX".formatted((900 * TRX - fee) / TRX, (900 * TRX - fee) % TRX));
        books.acknowledge(books.open().get(0));
        assertThat(books.found()).isEmpty();
        assertThat(books.all()).singleElement().extracting(Finding::state).isEqualTo(FindingState.RESOLVED);
    }

    @Test
    void moneyThatReachedTheDepositAddressUnbookedIsSurplusAndDustIsNot() {
        books.found();
        books.desk.node().chain.edit(g -> g.tokens(BooksDesk.TOKEN.address(), BooksDesk.DEPOSITS.address(), 9 * TRX));
        books.blocks(10);
        assertThat(books.found()).isEmpty();
        books.desk.node().chain.edit(g -> g.tokens(BooksDesk.TOKEN.address(), BooksDesk.DEPOSITS.address(), 50 * TRX));
        books.blocks(10);

        single(FindingKind.DEPOSIT_SURPLUS, "USDT", "509.000000 USDT", "559.000000 USDT");
    }

    @Test
    void bookedPaymentsExplainWhatTheDepositAddressHas() {
        books.found();
        books.pay(FIRST, BooksDesk.DEPOSITS.address(), 70 * TRX);
        long block = books.desk.node().chain.solidHead().number() - 3;
        books.desk.execute("insert into deposit (tx_id, event_index, customer_id, asset, micros, sender, block_height,"
                + " block_time, credited_by, created_at) values ('" + "a".repeat(64) + "', 0, 1, 'TRX', " + 70 * TRX
                + ", '" + FIRST.address() + "', " + block + ", now(), 'operator', now())");
        assertThat(books.found()).isEmpty();
    }

    @Test
    void balancesThatDoNotAddUpAreTold() {
        books.tamper("update account set balance_micros = balance_micros + 7 where kind = 'deposits'");

        assertThat(books.found())
                .extracting(Finding::kind, Finding::subject, Finding::actual)
                .containsExactlyInAnyOrder(
                        tuple(FindingKind.TRIAL_BALANCE, "TRX", "0.000007 TRX"),
                        tuple(FindingKind.ACCOUNT_DRIFT, account("deposits"), "-999.999993 TRX"));
    }

    @Test
    void aPostingThatWasChangedIsToldHoweverOldItIs() {
        for (int i = 0; i < 3; i++) {
            books.found();
        }
        books.tamper("update posting set micros = micros + 5 where account_id = " + account("available"));
        String posting = books.desk
                .column("select id::text from posting where account_id = " + account("available"))
                .get(0);

        assertThat(books.found())
                .extracting(Finding::kind, Finding::subject)
                .containsExactlyInAnyOrder(
                        tuple(FindingKind.POSTING_CHAIN, posting), tuple(FindingKind.UNBALANCED_TRANSACTION, "1"));
        assertThat(books.found()).as("and stays told").hasSize(2);
    }

    @Test
    void moneyHeldForNoOrderIsTold() {
        books.desk.place(12_000);
        assertThat(books.found()).isEmpty();
        books.tamper("update energy_order set status = 'cancelled'");

        single(FindingKind.HELD_MONEY, "1", "0.000000 TRX", "0.540000 TRX");
    }

    @Test
    void anUnmatchedPaymentPastTheBooksIsTold() {
        books.tamper(
                "insert into unmatched_payment (id, tx_id, event_index, asset, micros, sender, block_height, block_time,"
                        + " reason, created_at) values (gen_random_uuid(), repeat('a', 64), 0, 'TRX', 5000000, '"
                        + BooksDesk.OTHER.address() + "', 1, now(), 'unknown_sender', now())");

        single(FindingKind.UNMATCHED_MONEY, "TRX", "5.000000 TRX", "0.000000 TRX");
    }

    @Test
    void aTotalThatItsReceiversDoNotExplainIsTold() {
        Comparison comparison = Comparison.of(new DelegatedOut(100, 100, new Sun(5), List.of()), List.of());
        assertThat(comparison.totalOff()).isEqualTo(5);
    }

    @Test
    void whileNoNodeAnswersWhatWasFoundOnTheChainStays() {
        books.delegate(FIRST, BooksDesk.OTHER.address(), 1_000 * TRX);
        books.found();
        books.desk.node().close();

        assertThat(books.run().undecided()).anyMatch(line -> line.startsWith("wallet " + FIRST.address()));
        assertThat(books.open()).hasSize(1);
    }

    @Test
    void ofTwoRunsAtOnceOneIsTurnedAway() {
        List<String> ends = await(Uni.join().all(end(), end()).andFailFast());
        assertThat(ends).containsExactlyInAnyOrder("done", "reconciliation_running");
    }

    private Uni<String> end() {
        return books.reconciliation
                .run()
                .replaceWith("done")
                .onFailure(Refusal.class)
                .recoverWithItem(e -> ((Refusal) e).code());
    }

    // ---- what they look at ----

    private void single(FindingKind kind, String subject, String expected, String actual) {
        assertThat(books.found())
                .extracting(Finding::kind, Finding::subject, Finding::expected, Finding::actual)
                .containsExactly(tuple(kind, subject, expected, actual));
    }

    private static String pair(DemoAccount wallet, DemoAccount receiver) {
        return wallet.address() + " to " + receiver.address();
    }

    /** As if a node had lied: what is on the chain counts as expired, and its delegation as never happened. */
    private UUID givenUp() {
        books.desk.execute(
                "update chain_tx set status = 'expired', block_height = null, block_id = null, block_time = null");
        books.desk.execute("update delegation set status = 'dropped', included_block = null, included_at = null,"
                + " reclaim_at = null, solid = false");
        return books.desk.rows("select id from delegation").get(0).getUUID(0);
    }

    /** Older ones of the same pair, which no chain has. */
    private void lostLongAgo(int count) {
        String older = "(lpad(to_hex(i), 8, '0') || '-0000-7000-8000-000000000000')::uuid";
        books.desk.execute("insert into chain_tx select made.* from chain_tx c, generate_series(1, " + count
                + ") i, jsonb_populate_record(c, jsonb_build_object('id', lpad(to_hex(i), 64, '0'), 'subject', " + older
                + ", 'timestamp_ms', i)) made where c.purpose = 'delegate'");
        books.desk.execute("insert into delegation select made.* from delegation d, generate_series(1, " + count
                + ") i, jsonb_populate_record(d, jsonb_build_object('id', " + older + ")) made");
    }

    private String txid() {
        return books.desk
                .column("select id from chain_tx where purpose = 'delegate'")
                .get(0);
    }

    private long sun(UUID order) {
        return books.desk.number("select sun from delegation where order_id = '" + order + "'");
    }

    private DemoAccount owner() {
        long wallet = books.desk.number("select wallet_id from delegation");
        return wallet == 1 ? FIRST : SECOND;
    }

    private String walletOf(UUID order) {
        return books.desk
                .column("select w.address from delegation d join supplier_wallet w on w.id = d.wallet_id"
                        + " where d.order_id = '" + order + "'")
                .get(0);
    }

    private String account(String kind) {
        return books.desk
                .column("select id::text from account where kind = '" + kind + "'")
                .get(0);
    }

    private long onChain(DemoAccount from, DemoAccount to) {
        return await(books.desk.network().delegated(from.address(), to.address())).stream()
                .mapToLong(record -> record.energySun().value())
                .sum();
    }

    private long balance(DemoAccount account) {
        TronAddress address = account.address();
        return await(books.desk.network().account(address))
                .orElseThrow()
                .balance()
                .value();
    }
}
