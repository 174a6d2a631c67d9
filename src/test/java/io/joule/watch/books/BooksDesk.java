package io.joule.watch.books;

import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.joule.audit.Actor;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.chaintx.ChainView;
import io.joule.cluster.ClusterConfig;
import io.joule.cluster.LeaseSql;
import io.joule.cluster.OncePerCluster;
import io.joule.delegation.OpenDesk;
import io.joule.ledger.LedgerProof;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.chain.Refusal;
import io.joule.sandbox.chain.TokenCosts;
import io.joule.sandbox.node.Builder;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import io.joule.tron.Network;
import io.joule.tron.NetworkKind;
import io.joule.tron.NodeList;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tron.trident.proto.Common.ResourceCode;
import org.tron.trident.proto.Contract.DelegateResourceContract;
import org.tron.trident.proto.Contract.TransferContract;
import org.tron.trident.proto.Contract.UnDelegateResourceContract;

/** A desk whose books are compared with its chain, and somebody else who has the wallets' keys. */
final class BooksDesk implements AutoCloseable {

    static final DemoAccount DEPOSITS = DemoAccount.named("deposits");
    static final DemoAccount OTHER = DemoAccount.named("other");
    static final DemoAccount TOKEN = DemoAccount.named("token");
    static final long TRX = 1_000_000;

    final OpenDesk desk;
    final Findings findings;
    final Reconciliation reconciliation;
    private final TestDatabase database;
    private final Builder outsider;

    BooksDesk(TestDatabase database) {
        this(database, 10_000, "10m");
    }

    BooksDesk(TestDatabase database, long stakedTrx, String overdueAfter) {
        this.database = database;
        desk = new OpenDesk(database, stakedTrx, Map.of());
        desk.node()
                .chain
                .edit(genesis -> genesis.account(DEPOSITS.address(), 1_000 * TRX)
                        .account(OTHER.address(), 10 * TRX)
                        .token(TOKEN.address(), "Tether USD", "USDT", TokenCosts.recorded())
                        .tokens(TOKEN.address(), DEPOSITS.address(), 500 * TRX));
        desk.node().blocks(40);
        outsider = new Builder(desk.node().chain);
        Sql sql = new Sql(database.pool());
        Clock clock = desk.node().clock();
        findings = new Findings(sql, desk.suppliers(), desk.orphans(), clock);
        reconciliation = reconciliation(sql, desk.network(), clock, overdueAfter);
        scannedToTheHead();
    }

    private Reconciliation reconciliation(Sql sql, TronNetwork chain, Clock clock, String overdueAfter) {
        ReconciliationConfig config = TestNode.config(
                ReconciliationConfig.class,
                Map.of(
                        "joule.reconciliation.margin-blocks",
                        "3",
                        "joule.reconciliation.scanner-patience",
                        "0s",
                        "joule.reconciliation.overdue-after",
                        overdueAfter));
        var network = new Network(
                NetworkKind.SANDBOX,
                NodeList.parse(desk.node().url(), Optional.empty()),
                Optional.of(TOKEN.address()),
                Optional.empty());
        var cluster = new OncePerCluster(
                new LeaseSql(sql.pool()),
                TestNode.config(ClusterConfig.class, Map.of()),
                database.vertx().getDelegate());
        var holdings = new DepositHoldings(chain, sql, clock, database.vertx(), config);
        return new Reconciliation(
                cluster,
                new TransactionCheck(sql, chain, clock, config),
                new WalletCheck(sql, chain, new OrphanProof(sql, chain, clock), config),
                new RentalCheck(sql, new ChainView(chain, clock), config),
                new LedgerCheck(sql, new LedgerProof(sql.pool())),
                new PostingCheck(sql, new LedgerProof(sql.pool()), clock, config),
                new DepositCheck(sql, holdings, () -> Optional.of(DEPOSITS.address()), network, clock, config),
                findings,
                config,
                clock);
    }

    Report run() {
        scannedToTheHead();
        return await(reconciliation.run());
    }

    /** What a run finds now; nothing may be left undecided. */
    List<Finding> found() {
        assertThat(run().undecided()).isEmpty();
        return open();
    }

    List<Finding> open() {
        return await(findings.list(EnumSet.of(FindingState.OPEN), Optional.empty(), 200))
                .findings();
    }

    List<Finding> all() {
        return await(findings.list(EnumSet.allOf(FindingState.class), Optional.empty(), 200))
                .findings();
    }

    Finding acknowledge(Finding finding) {
        return await(findings.acknowledge(finding.id(), Actor.client("operator"), "by hand"));
    }

    /** So many blocks, with the engine's looks at them. */
    void blocks(int count) {
        desk.blocks(count);
    }

    /** Breaks the books as only somebody with the database's own rights can. */
    void tamper(String sql) {
        await(database.pool()
                .withTransaction(tx -> tx.query("set local session_replication_role = replica")
                        .execute()
                        .chain(() -> tx.query(sql).execute())
                        .invoke(rows -> assertThat(rows.rowCount()).as(sql).isPositive())));
    }

    // ---- somebody else with the keys ----

    void delegate(DemoAccount from, TronAddress to, long sun) {
        send(
                from,
                DelegateResourceContract.newBuilder()
                        .setOwnerAddress(bytes(from.address()))
                        .setReceiverAddress(bytes(to))
                        .setBalance(sun)
                        .setResource(ResourceCode.ENERGY)
                        .build());
    }

    void undelegate(DemoAccount from, TronAddress to, long sun) {
        send(
                from,
                UnDelegateResourceContract.newBuilder()
                        .setOwnerAddress(bytes(from.address()))
                        .setReceiverAddress(bytes(to))
                        .setBalance(sun)
                        .setResource(ResourceCode.ENERGY)
                        .build());
    }

    void pay(DemoAccount from, TronAddress to, long sun) {
        send(
                from,
                TransferContract.newBuilder()
                        .setOwnerAddress(bytes(from.address()))
                        .setToAddress(bytes(to))
                        .setAmount(sun)
                        .build());
    }

    private void send(DemoAccount signer, Message contract) {
        try {
            desk.node().chain.broadcast(signer.sign(outsider.build(contract, 0, 0)));
        } catch (Refusal refused) {
            throw new AssertionError(refused);
        }
        // Final, and further back than the margin.
        blocks(TestNode.SOLID_LAG + 6);
    }

    /** The block scanner has read all that is final. */
    private void scannedToTheHead() {
        desk.execute("insert into scan_cursor (name, height, moved_at) values ('deposits', "
                + desk.node().chain.head().number()
                + ", now()) on conflict (name) do update set height = excluded.height");
    }

    private static ByteString bytes(TronAddress address) {
        return ByteString.copyFrom(address.bytes());
    }

    @Override
    public void close() {
        desk.close();
    }
}
