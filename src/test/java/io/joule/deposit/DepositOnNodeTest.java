package io.joule.deposit;

import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.deposit.DepositRefusal.DepositNotFinal;
import io.joule.deposit.DepositRefusal.DepositNotFound;
import io.joule.deposit.DepositRefusal.NotOurDeposit;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.DemoNetwork;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.node.Faults;
import io.joule.sandbox.node.SandboxNode;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import io.joule.tron.CallLimits;
import io.joule.tron.HttpTronNetwork;
import io.joule.tron.Network;
import io.joule.tron.NetworkKind;
import io.joule.tron.NodeList;
import io.joule.tron.TronAddress;
import io.joule.tron.TxId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deposits over HTTP from a (simulated) node, by the client that production uses. */
class DepositOnNodeTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int SOLID_LAG = 3;
    private static final long CUSTOMER = 7;
    private static final DemoAccount PAYER = DemoNetwork.find("customer-1").orElseThrow();
    private static final TronAddress OURS = DemoNetwork.DEPOSIT.address();

    private final DemoNetwork demo = DemoNetwork.byHand(ChainConfig.mainnet().withSolidLag(SOLID_LAG));
    private final Clock clock = () -> Instant.ofEpochMilli(demo.chain().now());
    private final Ledger ledger = new Ledger(DATABASE.pool(), clock);
    private SandboxNode node;
    private DepositService deposits;

    @BeforeEach
    void aNodeListens() throws Exception {
        DATABASE.clear();
        node = new SandboxNode(DATABASE.vertx().getDelegate(), demo.chain(), new Faults(), DemoNetwork.USDT.address());
        node.start("localhost", 0).toCompletionStage().toCompletableFuture().get();
        var nodes = NodeList.parse("http://localhost:" + node.port(), Optional.empty());
        var network =
                new Network(NetworkKind.SANDBOX, nodes, Optional.of(DemoNetwork.USDT.address()), Optional.empty());
        var chain = new HttpTronNetwork(DATABASE.vertx(), nodes, limits(), new SimpleMeterRegistry());
        var config = TestNode.config(DepositConfig.class, Map.of());
        var finder = new DepositFinder(chain, () -> Optional.of(OURS), network, config, clock);
        var crediting = new Crediting(ledger, config);
        var sql = new Sql(DATABASE.pool());
        deposits = new DepositService(sql, finder, new Customers(clock), crediting, new UnmatchedBook(), config, clock);
    }

    @AfterEach
    void theNodeStopsAndTheBooksAreCoherent() throws Exception {
        node.stop().toCompletionStage().toCompletableFuture().get();
        Books.coherent(DATABASE.pool());
    }

    @Test
    void aTrxPaymentIsNotFoundThenNotFinalThenCredited() throws Exception {
        TxId id = pay(OURS, 100_000_000, Asset.TRX);
        assertThatThrownBy(() -> credit(id, Money.trx(100_000_000))).isInstanceOf(DepositNotFound.class);
        demo.chain().produceBlock();
        assertThatThrownBy(() -> credit(id, Money.trx(100_000_000))).isInstanceOf(DepositNotFinal.class);
        becomeFinal();
        credit(id, Money.trx(100_000_000));
        assertThat(available(Asset.TRX)).isEqualTo(100_000_000);
    }

    @Test
    void aUsdtPaymentIsCreditedOnceItIsFinal() throws Exception {
        Money paid = new Money(Asset.USDT, 12_345_678);
        TxId id = pay(OURS, paid.micros(), Asset.USDT);
        becomeFinal();
        credit(id, paid);
        assertThat(available(Asset.USDT)).isEqualTo(12_345_678);
        assertThat(available(Asset.TRX)).isZero();
    }

    @Test
    void aPaymentThatABlockLosesAgainIsNotFound() throws Exception {
        TxId id = pay(OURS, 5_000_000, Asset.TRX);
        demo.chain().produceBlock();
        demo.chain().rollback(1);
        assertThatThrownBy(() -> credit(id, Money.trx(5_000_000))).isInstanceOf(DepositNotFound.class);
    }

    @Test
    void aPaymentToSomebodyElseIsNotOurs() throws Exception {
        TxId id = pay(DemoNetwork.FAUCET.address(), 5_000_000, Asset.USDT);
        becomeFinal();
        assertThatThrownBy(() -> credit(id, new Money(Asset.USDT, 5_000_000))).isInstanceOf(NotOurDeposit.class);
    }

    private TxId pay(TronAddress to, long micros, Asset asset) throws Exception {
        return new TxId(demo.transfer(PAYER, to, micros, asset));
    }

    private void becomeFinal() {
        // One block that includes it, the lag, and one more: the solid view trails by a block (facts, section 9a).
        for (int i = 0; i < SOLID_LAG + 2; i++) {
            demo.chain().produceBlock();
        }
    }

    private void credit(TxId id, Money claimed) {
        await(deposits.credit(CUSTOMER, id, claimed, "operator"));
    }

    private long available(Asset asset) {
        return await(ledger.balance(CUSTOMER)).get(asset).available().micros();
    }

    private static CallLimits limits() {
        Duration patience = Duration.ofSeconds(10);
        return new CallLimits(patience, patience, 32, 100, 1 << 20, 3, Duration.ofSeconds(1), Duration.ZERO);
    }
}
