package io.joule.chaintx;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.base.Ids;
import io.joule.base.Sql;
import io.joule.keys.Signer;
import io.joule.money.Sun;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.chain.Resource;
import io.joule.sandbox.chain.Tx;
import io.joule.sandbox.node.Fault;
import io.joule.sandbox.node.FaultKind;
import io.joule.testing.LyingNode;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import io.joule.tron.NodeStatus;
import io.joule.tron.SignedTransaction;
import io.joule.tron.Standing;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tron.trident.proto.Chain.Transaction;

/** Of two nodes one lies about the end of a transaction: nothing is final on its word. */
class TwoWordsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final DemoAccount WALLET = DemoAccount.named("wallet");
    private static final DemoAccount RECEIVER = DemoAccount.named("receiver");
    private static final long TRX = 1_000_000;

    private TestNode node;
    private LyingNode liar;
    private TronNetwork network;
    private TestTracker tracker;

    @BeforeEach
    void start() {
        DATABASE.clear();
        node = new TestNode(
                DATABASE,
                genesis -> genesis.account(WALLET.address(), 1_000 * TRX)
                        .stake(WALLET.address(), Resource.ENERGY, 1_000 * TRX)
                        .account(RECEIVER.address(), TRX));
        await(DATABASE.pool()
                .query("insert into wallet_key (wallet_address, purpose, signer_address, sealed, created_at, sealed_at)"
                        + " values ('" + WALLET.address() + "', 'supplier', '" + WALLET.address()
                        + "', '', now(), now())")
                .execute());
        liar = new LyingNode(DATABASE.vertx().getDelegate(), node.url());
        network = node.network(liar.url() + "," + node.url());
        Signer signer = (plan, unsigned) -> Uni.createFrom()
                .item(() -> SignedTransaction.of(
                        unsigned,
                        WALLET.sign(Tx.of(rawOnly(unsigned.raw())))
                                .proto()
                                .getSignature(0)
                                .toByteArray()));
        tracker = new TestTracker(
                DATABASE.vertx().getDelegate(),
                network,
                signer,
                new ChainView(network, node.clock()),
                new Sql(DATABASE.pool()),
                node.clock(),
                List.of(new Ear()));
    }

    @AfterEach
    void stop() {
        liar.close();
        node.close();
    }

    @Test
    void whoMakesUpTheEndOfWhatNeverLeftIsIsolated() {
        node.faults.add(new Fault(FaultKind.DROP_REQUEST, "/wallet/broadcasthex", Fault.UNTIL_CLEARED, 0));
        SignedTransaction tx = written();
        long height = node.chain.solidHead().number();
        liar.says((path, answer) -> {
            if (path.endsWith("/gettransactioninfobyid")) {
                ((ObjectNode) answer).put("id", tx.id().hex());
                ((ObjectNode) answer).put("blockNumber", height).put("blockTimeStamp", node.chain.now());
            }
        });
        node.pass(Duration.ofMinutes(2));
        for (int i = 0; i < 30; i++) {
            node.blocks(1);
            catchThrowable(tracker::round);
            assertThat(status(tx)).isIn(ChainTxStatus.SIGNED, ChainTxStatus.IN_DOUBT, ChainTxStatus.INCLUDED);
        }
        assertThat(status(tx)).isEqualTo(ChainTxStatus.IN_DOUBT);
        assertThat(network.nodes().nodes())
                .extracting(NodeStatus::standing)
                .containsExactly(Standing.ISOLATED, Standing.WELL);

        liar.says((path, answer) -> {});
        network.restoreNodes();
        node.pass(Duration.ofMinutes(1));
        node.blocks(1);
        tracker.round();
        assertThat(status(tx)).isEqualTo(ChainTxStatus.EXPIRED);
    }

    @Test
    void aFinalBlockThatIsToldInTwoWaysSettlesNothingAndStopsNoOther() {
        SignedTransaction told = sentAndInABlock();
        long height = tracker.find(told.id()).block().height();
        SignedTransaction other = sentAndInABlock();
        liar.says((path, answer) -> {
            if (path.endsWith("/walletsolidity/getblockbylimitnext")) {
                empty(answer, height);
            }
        });
        for (int i = 0; i < TestNode.SOLID_LAG + 3; i++) {
            node.blocks(1);
            catchThrowable(tracker::round);
        }

        assertThat(status(told)).isEqualTo(ChainTxStatus.INCLUDED);
        assertThat(status(other)).isEqualTo(ChainTxStatus.SOLIDIFIED);
        assertThat(network.nodes().doubts()).anyMatch(doubt -> doubt.contains("neither is believed"));

        liar.says((path, answer) -> {});
        node.blocks(1);
        tracker.round();
        assertThat(status(told)).isEqualTo(ChainTxStatus.SOLIDIFIED);
    }

    private static void empty(JsonNode answer, long height) {
        answer.path("block").forEach(block -> {
            if (block.at("/block_header/raw_data/number").asLong() == height) {
                ((ArrayNode) block.get("transactions")).removeAll();
            }
        });
    }

    private SignedTransaction sentAndInABlock() {
        SignedTransaction tx = written();
        await(tracker.service.send(tx));
        node.blocks(1);
        tracker.round();
        assertThat(status(tx)).isEqualTo(ChainTxStatus.INCLUDED);
        return tx;
    }

    private SignedTransaction written() {
        SignedTransaction signed = await(tracker.service.prepare(new TransactionPlan(
                TransactionPlan.Kind.DELEGATE_ENERGY, WALLET.address(), RECEIVER.address(), Sun.ofTrx(10), 0)));
        inTransaction(
                DATABASE.pool(),
                sql -> tracker.service.write(sql, Purpose.DELEGATE, Ids.next(), WALLET.address(), signed));
        return signed;
    }

    private ChainTxStatus status(SignedTransaction tx) {
        return tracker.find(tx.id()).status();
    }

    private static Transaction rawOnly(byte[] raw) {
        try {
            return Transaction.newBuilder()
                    .setRawData(Transaction.raw.parseFrom(raw))
                    .build();
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final class Ear implements ChainTxListener {

        @Override
        public Purpose purpose() {
            return Purpose.DELEGATE;
        }

        @Override
        public Uni<Void> changed(SqlConnection sql, ChainTx tx, ChainTxStatus before) {
            return Uni.createFrom().voidItem();
        }
    }
}
