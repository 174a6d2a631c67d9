package io.joule.deposit;

import static io.joule.testing.Awaited.await;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.chaintx.ChainView;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.DemoNetwork;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.node.Faults;
import io.joule.sandbox.node.SandboxNode;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import io.joule.tron.CallLimits;
import io.joule.tron.HttpTronNetwork;
import io.joule.tron.Network;
import io.joule.tron.NetworkByHand;
import io.joule.tron.NetworkKind;
import io.joule.tron.NodeList;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.joule.tron.TxId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Deposits on a fresh database and a chain by hand, behind a real HTTP node; nothing in it moves by itself. */
final class DepositDesk implements AutoCloseable {

    static final TronAddress OURS = DemoNetwork.DEPOSIT.address();
    static final DemoAccount ALICE = DemoNetwork.find("customer-1").orElseThrow();
    static final DemoAccount BOB = DemoNetwork.find("customer-2").orElseThrow();
    static final DemoAccount CAROL = DemoNetwork.find("customer-3").orElseThrow();
    static final long TRX = 1_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final CallLimits LIMITS =
            new CallLimits(PATIENCE, PATIENCE, 32, 1000, 1 << 24, 1000, Duration.ofMillis(1), Duration.ZERO);

    final DemoNetwork demo;
    final Clock clock;
    final TronNetwork chain;
    private final TestDatabase database;
    private final Map<String, String> settings;
    private final List<SandboxNode> nodes = new ArrayList<>();
    private final SandboxNode node;
    private final int solidLag;
    final Parts one;

    DepositDesk(TestDatabase database, int solidLag, Map<String, String> settings) {
        database.clear();
        this.database = database;
        this.settings = settings;
        this.solidLag = solidLag;
        demo = DemoNetwork.byHand(ChainConfig.mainnet().withSolidLag(solidLag));
        clock = () -> Instant.ofEpochMilli(demo.chain().now());
        node = node();
        chain = network(url());
        one = parts(chain);
    }

    private SandboxNode node() {
        var one =
                new SandboxNode(database.vertx().getDelegate(), demo.chain(), new Faults(), DemoNetwork.USDT.address());
        await(Uni.createFrom().completionStage(() -> one.start("localhost", 0).toCompletionStage()));
        nodes.add(one);
        return one;
    }

    /** The address of the desk's node. */
    String url() {
        return "http://localhost:" + node.port();
    }

    /** The address of another node of the same chain. */
    String anotherUrl() {
        return "http://localhost:" + node().port();
    }

    /** The production client in front of these nodes. */
    HttpTronNetwork network(String urls) {
        return network(urls, LIMITS);
    }

    /** Its nodes rest for long after three failures. */
    HttpTronNetwork restingNetwork(String urls) {
        return network(
                urls, new CallLimits(PATIENCE, PATIENCE, 32, 1000, 1 << 24, 3, Duration.ofMinutes(5), Duration.ZERO));
    }

    private HttpTronNetwork network(String urls, CallLimits limits) {
        return new HttpTronNetwork(
                database.vertx(), NodeList.parse(urls, Optional.empty()), limits, new SimpleMeterRegistry());
    }

    /** Its own limits are kept by {@code nanos}. */
    HttpTronNetwork network(String urls, LongSupplier nanos) {
        return NetworkByHand.of(database.vertx(), urls, LIMITS, nanos);
    }

    private NodeList nodes() {
        return NodeList.parse(url(), Optional.empty());
    }

    /** Another instance of Joule, or the same one after a restart: nothing but the database connects them. */
    Parts parts(TronNetwork chain) {
        return parts(chain, database.pool(), settings);
    }

    Parts parts(TronNetwork chain, Pool pool, Map<String, String> settings) {
        return new Parts(chain, pool, TestNode.config(DepositConfig.class, settings));
    }

    TxId pay(DemoAccount from, Money amount) {
        return pay(from, OURS, amount);
    }

    TxId pay(DemoAccount from, TronAddress to, Money amount) {
        try {
            return new TxId(demo.transfer(from, to, amount.micros(), amount.asset()));
        } catch (io.joule.sandbox.chain.Refusal e) {
            throw new AssertionError(e.broadcastMessage(), e);
        }
    }

    void blocks(int count) {
        for (int i = 0; i < count; i++) {
            demo.chain().produceBlock();
        }
    }

    /** What is pending gets into a block, and that becomes final. */
    void becomeFinal() {
        blocks(solidLag + 2);
    }

    static Money trx(long whole) {
        return Money.trx(whole * TRX);
    }

    static Money usdt(long micros) {
        return new Money(Asset.USDT, micros);
    }

    @Override
    public void close() {
        nodes.forEach(
                one -> await(Uni.createFrom().completionStage(() -> one.stop().toCompletionStage())));
    }

    /** One instance's parts of this package, put together by hand. */
    final class Parts {

        final Ledger ledger;
        final DepositScanner scanner;
        final HeadWatch heads;
        final ChainView view;
        final IntentService intents;
        final AddressProofs proofs;
        final UnmatchedService unmatched;
        final DepositService deposits;
        final DepositList list;

        private Parts(TronNetwork chain, Pool pool, DepositConfig config) {
            Sql sql = new Sql(pool);
            DepositAddress address = () -> Optional.of(OURS);
            Network network = new Network(
                    NetworkKind.SANDBOX, nodes(), Optional.of(DemoNetwork.USDT.address()), Optional.empty());
            Customers customers = new Customers(clock);
            ledger = new Ledger(pool, clock);
            Crediting crediting = new Crediting(ledger, config);
            BlockReader reader = new BlockReader(chain, address, network, config);
            BlockBook book = new BlockBook(sql, crediting, config, clock);
            var vertx = database.vertx().getDelegate();
            scanner = new DepositScanner(chain, reader, book, sql, config, clock, vertx);
            view = new ChainView(chain, clock);
            heads = new HeadWatch(reader, view, sql, config, clock, vertx);
            intents = new IntentService(sql, customers, address, network, config, clock);
            proofs = new AddressProofs(sql, customers, config, clock, database.vertx());
            unmatched = new UnmatchedService(sql, customers, crediting, proofs, clock);
            DepositFinder finder = new DepositFinder(chain, address, network, config, clock);
            deposits = new DepositService(sql, finder, customers, crediting, new UnmatchedBook(), config, clock);
            list = new DepositList(sql);
        }

        /** Reads all that is final. */
        void scan() {
            while (await(scanner.round())) {
                // until there is no more
            }
        }

        /** Asks for the head now; it is believed for some seconds, which do not pass on a chain by hand. */
        void fresh() {
            await(view.refreshHead());
        }

        void look() {
            await(heads.round());
        }

        DepositIntent open(long customer, Money asked) {
            return await(intents.open(customer, asked));
        }

        DepositIntent intent(DepositIntent intent) {
            return await(intents.get(intent.customer(), intent.id()));
        }

        Money available(long customer, Asset asset) {
            return await(ledger.balance(customer)).get(asset).available();
        }

        List<UnmatchedPayment> unmatched() {
            return await(
                    unmatched.list(new UnmatchedFilter(Optional.empty(), Optional.empty(), Optional.empty()), 200));
        }

        ProvenAddress prove(long customer, DemoAccount account) {
            Challenge challenge = await(proofs.challenge(customer, account.address()));
            return await(proofs.prove(customer, account.address(), account.signText(challenge.text())));
        }
    }
}
