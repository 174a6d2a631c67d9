package io.joule.deposit;

import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.deposit.DepositRefusal.DepositAlreadyCredited;
import io.joule.deposit.DepositRefusal.DepositFailed;
import io.joule.deposit.DepositRefusal.DepositMismatch;
import io.joule.deposit.DepositRefusal.DepositNotFinal;
import io.joule.deposit.DepositRefusal.DepositNotFound;
import io.joule.deposit.DepositRefusal.DepositsClosed;
import io.joule.deposit.DepositRefusal.NotOurDeposit;
import io.joule.ledger.Ledger;
import io.joule.ledger.StatementLine;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import io.joule.tron.Network;
import io.joule.tron.NetworkKind;
import io.joule.tron.NodeList;
import io.joule.tron.NodeTrouble;
import io.joule.tron.Payment;
import io.joule.tron.TransactionInfo.EventLog;
import io.joule.tron.TronAddress;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepositServiceTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String RECORDED = "09_trc20";
    private static final TronAddress ALICE = TronAddress.parse("TWpwcTR2Yg9i8xyvDodgXZNozhzdNTCCDz");
    /** Bob of the recordings is the deposit address here. */
    private static final TronAddress OURS = TronAddress.parse("TH9hCrysRp7kns7EnxcGErk27XyyPrA9wK");

    private static final TronAddress CAROL = TronAddress.parse("TRwmyU9p2dBPtZMJujNH7FTBS4RrMbfC9j");
    private static final TronAddress USDT = TronAddress.parse("THpmXoKomuLcBkehS1EyYad3XdyXZQ5gJZ");
    private static final TxId ID = new TxId("ab".repeat(32));
    private static final Instant NOW = Instant.parse("2026-11-22T12:05:00Z");
    private static final Clock CLOCK = () -> NOW;
    private static final String TRANSFER = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

    private final FinalChain chain = new FinalChain();
    private final Ledger ledger = new Ledger(DATABASE.pool(), CLOCK);
    private final DepositService deposits = service(Optional.of(OURS));

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @AfterEach
    void theBooksAreCoherent() {
        Books.coherent(DATABASE.pool());
    }

    @Test
    void aFinalTrxPaymentIsCreditedAndItsCustomerCreated() {
        chain.put(ID, true, List.of(trx(0, ALICE, OURS, 100_000_000)), List.of());
        CreditedDeposit credited = credit(7, ID, Money.trx(100_000_000));
        assertThat(credited).isEqualTo(new CreditedDeposit(ID, 7, Money.trx(100_000_000), 100, NOW));
        assertThat(available(7, Asset.TRX)).isEqualTo(100_000_000);
        StatementLine line =
                await(ledger.statement(7, 10, OptionalLong.empty())).lines().get(0);
        assertThat(line.reference()).isEqualTo(ID + ":0");
        assertThat(line.description()).isEqualTo("from " + ALICE);
    }

    @Test
    void aRecordedUsdtTransferIsCreditedInUsdt() {
        TxId id = chain.record(RECORDED, "transfer 12.345678 to bob: log = 20-byte address, topics: info");
        credit(7, id, usdt(12_345_678));
        assertThat(available(7, Asset.USDT)).isEqualTo(12_345_678);
        assertThat(available(7, Asset.TRX)).isZero();
    }

    @Test
    void ofARecordedTransactionWithTwoTransfersOnlyOursCounts() {
        TxId id = chain.record(RECORDED, "one tx, two TRC20 Transfer events, \"from\" = contract: info");
        assertThatThrownBy(() -> credit(7, id, usdt(4_000_000))).isInstanceOf(DepositMismatch.class);
        credit(7, id, usdt(2_000_000));
        assertThat(available(7, Asset.USDT)).isEqualTo(2_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fake token with the same name: identical event, other contract address: info",
                "zero-value transfer emits an event too: info",
                "transferFrom of 0 from a stranger (address poisoning: event \"from\" is not the signer): info",
                "transfer to an un-activated address: tokens arrive, account stays un-activated: info",
                "TRX paid by a contract: internal_transactions in the info, no TransferContract: info"
            })
    void whatARealNodeShowedButPaysUsNothingIsNotOurs(String step) {
        TxId id = chain.record(RECORDED, step);
        assertThatThrownBy(() -> credit(7, id, usdt(12_345_678))).isInstanceOf(NotOurDeposit.class);
        assertNothingBooked();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transfer more than balance: accepted by broadcast, included, receipt REVERT, no log, energy charged: info",
                "fee_limit too low: OUT_OF_ENERGY, whole limit burned: info"
            })
    void aRecordedFailedCallIsRefused(String step) {
        TxId id = chain.record(RECORDED, step);
        assertThatThrownBy(() -> credit(7, id, usdt(1))).isInstanceOf(DepositFailed.class);
        assertNothingBooked();
    }

    @Test
    void severalPaymentsOfOneTransactionAreCreditedTogether() {
        List<EventLog> events = List.of(event(ALICE, OURS, "5"), event(ALICE, CAROL, "7"), event(CAROL, OURS, "3"));
        chain.put(ID, true, List.of(), events);
        assertThatThrownBy(() -> credit(7, ID, usdt(5))).isInstanceOf(DepositMismatch.class);
        credit(7, ID, usdt(8));
        assertThat(await(ledger.statement(7, 10, OptionalLong.empty())).lines())
                .extracting(StatementLine::reference)
                .containsExactly(ID + ":2", ID + ":0");
    }

    @Test
    void aClaimThatDiffersFromTheChainIsRefusedAndToldWhatTheChainShows() {
        chain.put(ID, true, List.of(trx(0, ALICE, OURS, 5_000_000)), List.of());
        assertThatThrownBy(() -> credit(7, ID, Money.trx(5_000_001)))
                .isInstanceOfSatisfying(
                        DepositMismatch.class,
                        refusal -> assertThat(refusal.onChain()).containsExactly(Money.trx(5_000_000)))
                .hasMessage("5.000001 TRX claimed, the chain shows 5.000000 TRX");
        assertThatThrownBy(() -> credit(7, ID, usdt(5_000_000))).isInstanceOf(DepositMismatch.class);
        assertNothingBooked();
    }

    @Test
    void aPaymentToSomebodyElseIsNotOurs() {
        chain.put(ID, true, List.of(trx(0, ALICE, CAROL, 5_000_000)), List.of());
        assertThatThrownBy(() -> credit(7, ID, Money.trx(5_000_000))).isInstanceOf(NotOurDeposit.class);
    }

    @Test
    void moneyThatTheDepositAddressSendsToItselfIsNotNewMoney() {
        chain.put(ID, true, List.of(), List.of(event(OURS, OURS, "5")));
        assertThatThrownBy(() -> credit(7, ID, usdt(5))).isInstanceOf(NotOurDeposit.class);
    }

    @Test
    void anEventThatIsNoProperTransferIsPassedOver() {
        List<EventLog> events = List.of(
                new EventLog(USDT, List.of(), ""),
                new EventLog(USDT, List.of("00".repeat(32), topic(ALICE), topic(OURS)), word("5")),
                new EventLog(USDT, List.of(TRANSFER, topic(ALICE), topic(OURS)), "05"),
                new EventLog(USDT, List.of(TRANSFER, topic(ALICE), topic(OURS), word("5")), ""));
        chain.put(ID, true, List.of(), events);
        assertThatThrownBy(() -> credit(7, ID, usdt(5))).isInstanceOf(NotOurDeposit.class);
    }

    @Test
    void anAmountBeyondAllUsdtThereIsNeverBecomesASmallOne() {
        chain.put(ID, true, List.of(), List.of(event(ALICE, OURS, "1" + "0".repeat(15) + "5")));
        assertThatThrownBy(() -> credit(7, ID, usdt(5))).isInstanceOf(NotOurDeposit.class);
        assertNothingBooked();
    }

    @Test
    void aTransactionThatIsNotFinalIsAskedForAgainLater() {
        chain.putNotFinal(ID);
        assertThatThrownBy(() -> credit(7, ID, Money.trx(1))).isInstanceOf(DepositNotFinal.class);
    }

    @Test
    void aTransactionThatNoBlockHasIsNotFound() {
        assertThatThrownBy(() -> credit(7, ID, Money.trx(1))).isInstanceOf(DepositNotFound.class);
    }

    @Test
    void nodesThatDontAnswerAreNotAnAnswer() {
        chain.down();
        assertThatThrownBy(() -> credit(7, ID, Money.trx(1))).isInstanceOf(NodeTrouble.class);
        assertNothingBooked();
    }

    @Test
    void withoutADepositAddressNothingIsTaken() {
        DepositService closed = service(Optional.empty());
        assertThatThrownBy(() -> await(closed.credit(7, ID, Money.trx(1), "operator")))
                .isInstanceOf(DepositsClosed.class);
    }

    @Test
    void aClaimOfNothingIsRefused() {
        assertThatThrownBy(() -> credit(7, ID, Money.trx(0))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> credit(0, ID, Money.trx(1))).isInstanceOf(Refusal.class);
    }

    @Test
    void aSecondCallIsToldWhenAndAnotherCustomerOnlyThat() {
        chain.put(ID, true, List.of(trx(0, ALICE, OURS, 5_000_000)), List.of());
        credit(7, ID, Money.trx(5_000_000));
        assertThatThrownBy(() -> credit(7, ID, Money.trx(5_000_000)))
                .isInstanceOf(DepositAlreadyCredited.class)
                .hasMessage("this transaction was already credited at " + NOW);
        assertThatThrownBy(() -> credit(8, ID, Money.trx(5_000_000)))
                .isInstanceOf(DepositAlreadyCredited.class)
                .hasMessage("this transaction was already credited");
        assertThat(available(7, Asset.TRX)).isEqualTo(5_000_000);
        assertThat(available(8, Asset.TRX)).isZero();
    }

    @Test
    void manyCallsAtOnceCreditOnce() {
        chain.put(ID, true, List.of(), List.of(event(ALICE, OURS, "5"), event(CAROL, OURS, "3")));
        List<Boolean> won = await(Uni.join()
                .all(Stream.iterate(1L, n -> n + 1)
                        .limit(24)
                        .map(n -> tried(1 + n % 3))
                        .toList())
                .andFailFast());
        assertThat(won).filteredOn(yes -> yes).hasSize(1);
        long all = available(1, Asset.USDT) + available(2, Asset.USDT) + available(3, Asset.USDT);
        assertThat(all).isEqualTo(8);
    }

    private DepositService service(Optional<TronAddress> address) {
        NodeList nodes = NodeList.parse("http://localhost:1", Optional.empty());
        Network network = new Network(NetworkKind.CUSTOM, nodes, Optional.of(USDT), Optional.empty());
        DepositConfig config = TestNode.config(DepositConfig.class, Map.of());
        DepositFinder finder = new DepositFinder(chain.network(), () -> address, network, config, CLOCK);
        Sql sql = new Sql(DATABASE.pool());
        Crediting crediting = new Crediting(ledger, config);
        return new DepositService(sql, finder, new Customers(CLOCK), crediting, new UnmatchedBook(), config, CLOCK);
    }

    private Uni<Boolean> tried(long customer) {
        return deposits.credit(customer, ID, usdt(8), "operator")
                .replaceWith(true)
                .onFailure(DepositAlreadyCredited.class)
                .recoverWithItem(false);
    }

    private CreditedDeposit credit(long customer, TxId id, Money claimed) {
        return await(deposits.credit(customer, id, claimed, "operator"));
    }

    private long available(long customer, Asset asset) {
        return await(ledger.balance(customer)).get(asset).available().micros();
    }

    private static void assertNothingBooked() {
        String sql = "select (select count(*) from deposit) + (select count(*) from ledger_tx)";
        long rows =
                await(DATABASE.pool().query(sql).execute()).iterator().next().getLong(0);
        assertThat(rows).isZero();
    }

    private static Payment trx(int index, TronAddress from, TronAddress to, long sun) {
        return new Payment(index, from, to, new Sun(sun));
    }

    private static EventLog event(TronAddress from, TronAddress to, String hexAmount) {
        return new EventLog(USDT, List.of(TRANSFER, topic(from), topic(to)), word(hexAmount));
    }

    private static String topic(TronAddress address) {
        return word(address.hex().substring(2));
    }

    private static String word(String hex) {
        return "0".repeat(64 - hex.length()) + hex;
    }

    private static Money usdt(long micros) {
        return new Money(Asset.USDT, micros);
    }
}
