package io.joule.chaintx;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.base.Ids;
import io.joule.base.Sql;
import io.joule.keys.Signer;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.chain.Resource;
import io.joule.sandbox.chain.TokenCosts;
import io.joule.sandbox.chain.Tx;
import io.joule.sandbox.node.Fault;
import io.joule.sandbox.node.FaultKind;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import io.joule.tron.SignedTransaction;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tron.trident.proto.Chain.Transaction;

class ChainTxServiceTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final DemoAccount WALLET = DemoAccount.named("wallet");
    private static final DemoAccount RECEIVER = DemoAccount.named("receiver");
    private static final DemoAccount TOKEN = DemoAccount.named("token");
    private static final long TRX = 1_000_000;
    private static final String BROADCAST = "/wallet/broadcasthex";

    private final List<String> heard = new ArrayList<>();
    private final Set<UUID> poisoned = new HashSet<>();
    /** Whether many changes may be heard of in one SQL transaction. */
    private boolean many;

    private TestNode node;
    private TestTracker tracker;

    @BeforeEach
    void start() {
        DATABASE.clear();
        node = new TestNode(
                DATABASE,
                genesis -> genesis.account(WALLET.address(), 1_000 * TRX)
                        .stake(WALLET.address(), Resource.ENERGY, 1_000 * TRX)
                        .account(RECEIVER.address(), TRX)
                        .token(TOKEN.address(), "Tether USD", "USDT", TokenCosts.usdt())
                        .tokens(TOKEN.address(), WALLET.address(), 1_000 * TRX));
        await(DATABASE.pool()
                .query("insert into wallet_key (wallet_address, purpose, signer_address, sealed, created_at, sealed_at)"
                        + " values ('" + WALLET.address() + "', 'supplier', '" + WALLET.address()
                        + "', '', now(), now())")
                .execute());
        TronNetwork network = node.network();
        Signer signer = (plan, unsigned) -> Uni.createFrom().item(() -> {
            Tx tx = Tx.of(rawOnly(unsigned.raw()));
            byte[] signature = WALLET.sign(tx).proto().getSignature(0).toByteArray();
            return SignedTransaction.of(unsigned, signature);
        });
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
        node.close();
    }

    @Test
    void sentSeenInABlockAndFinal() {
        SignedTransaction tx = written(10);
        assertThat(status(tx)).isEqualTo(ChainTxStatus.SIGNED);
        send(tx);
        assertThat(status(tx)).isEqualTo(ChainTxStatus.IN_DOUBT);
        block();
        assertThat(status(tx)).isEqualTo(ChainTxStatus.INCLUDED);
        assertThat(tracker.find(tx.id()).block().id()).isNotNull();
        blocks(TestNode.SOLID_LAG + 2);
        assertThat(status(tx)).isEqualTo(ChainTxStatus.SOLIDIFIED);
        assertThat(heard).containsExactly("signed>in_doubt", "in_doubt>included", "included>solidified");
    }

    @Test
    void turnedAwayAtItsFirstSend() {
        SignedTransaction tx = written(5_000);
        send(tx);
        assertThat(status(tx)).isEqualTo(ChainTxStatus.REFUSED);
        assertThat(tracker.find(tx.id()).answer()).contains("delegateBalance must be less than or equal");
        assertThat(heard).containsExactly("signed>refused");
    }

    @Test
    void aTransactionThatWasNeverSentIsSentByTheTracker() {
        SignedTransaction tx = written(10);
        node.pass(Duration.ofSeconds(7));
        tracker.round();
        assertThat(status(tx)).isEqualTo(ChainTxStatus.IN_DOUBT);
        block();
        assertThat(status(tx)).isEqualTo(ChainTxStatus.INCLUDED);
    }

    @Test
    void aRefusalOfTheFirstSendCountsNothingOnceAnotherSendIsOnItsWay() {
        SignedTransaction tx = written(5_000);
        // The process that signed it sleeps; another one's resend hangs, and nobody knows whether the node has it.
        node.faults.add(new Fault(FaultKind.HANG, BROADCAST, 1, 60_000));
        node.pass(Duration.ofSeconds(7));
        var resend = tracker.doubt.solve().subscribeAsCompletionStage();
        org.awaitility.Awaitility.await().until(() -> node.faults.list().isEmpty());
        send(tx);
        assertThat(status(tx)).isEqualTo(ChainTxStatus.IN_DOUBT);
        node.faults.clear();
        resend.toCompletableFuture().cancel(true);
    }

    @Test
    void twoTrackersSendADoubtfulTransactionOnce() {
        SignedTransaction tx = written(10);
        node.pass(Duration.ofSeconds(7));
        await(Uni.join().all(tracker.doubt.solve(), tracker.doubt.solve()).andFailFast());
        assertThat(tracker.find(tx.id()).broadcasts()).isEqualTo(1);
    }

    @Test
    void whatNoBlockTakesExpiresOnlyAfterTheProof() {
        node.faults.add(new Fault(FaultKind.NEVER_INCLUDED, "", Fault.UNTIL_CLEARED, 0));
        SignedTransaction tx = written(10);
        send(tx);
        blocks(20);
        assertThat(node.chain.head().timestamp())
                .isGreaterThanOrEqualTo(tx.expiration().toEpochMilli());
        assertThat(status(tx)).isEqualTo(ChainTxStatus.IN_DOUBT);
        for (int i = 0; i < 10; i++) {
            node.pass(Duration.ofSeconds(21));
            block();
        }
        assertThat(status(tx)).isEqualTo(ChainTxStatus.EXPIRED);
        assertThat(heard).containsExactly("signed>in_doubt", "in_doubt>expired");
    }

    @Test
    void aRolledBackTransactionIsSentAgainAtOnceWithTheSameBytes() {
        SignedTransaction tx = written(10);
        send(tx);
        blocks(2);
        assertThat(status(tx)).isEqualTo(ChainTxStatus.INCLUDED);
        node.chain.rollback(3);
        node.pass(Duration.ofSeconds(2));
        tracker.round();
        assertThat(status(tx)).isEqualTo(ChainTxStatus.IN_DOUBT);
        node.pass(Duration.ofSeconds(1));
        tracker.round();
        block();
        assertThat(status(tx)).isEqualTo(ChainTxStatus.INCLUDED);
        assertThat(heard)
                .containsExactly("signed>in_doubt", "in_doubt>included", "included>in_doubt", "in_doubt>included");
    }

    @Test
    void theStatusIsNotWrittenWhenTheListenerFailsAndTheOthersAreNotHeldUp() {
        SignedTransaction bad = written(10);
        SignedTransaction good = written(10);
        send(bad);
        send(good);
        poisoned.add(tracker.find(bad.id()).subject());
        blocks(TestNode.SOLID_LAG + 3);
        assertThat(status(bad)).isEqualTo(ChainTxStatus.IN_DOUBT);
        assertThat(status(good)).isEqualTo(ChainTxStatus.SOLIDIFIED);
        poisoned.clear();
        node.pass(Duration.ofSeconds(21));
        block();
        assertThat(status(bad)).as("by its id").isEqualTo(ChainTxStatus.INCLUDED);
        block();
        assertThat(status(bad)).as("by its block").isEqualTo(ChainTxStatus.SOLIDIFIED);
    }

    @Test
    void moreBrokenOnesThanABatchHoldDoNotStarveTheRest() {
        for (int i = 0; i < 258; i++) {
            poisoned.add(tracker.find(written(1).id()).subject());
        }
        SignedTransaction last = written(1);
        node.pass(Duration.ofSeconds(7));
        await(tracker.doubt.solve());
        await(tracker.doubt.solve());
        node.blocks(1);
        node.pass(Duration.ofSeconds(21));
        for (int i = 0; i < 4; i++) {
            await(tracker.doubt.solve());
        }
        assertThat(status(last)).isEqualTo(ChainTxStatus.INCLUDED);
    }

    @Test
    void oneThatFailsDoesNotStopTheOthersOfItsBlock() {
        many = true;
        List<SignedTransaction> all =
                Stream.generate(() -> written(10)).limit(7).toList();
        all.forEach(this::send);
        heard.clear();
        poisoned.add(tracker.find(all.get(3).id()).subject());
        block();
        assertThat(all.stream().map(this::status))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(ChainTxStatus.IN_DOUBT),
                                Collections.nCopies(6, ChainTxStatus.INCLUDED).stream())
                        .toList());
        assertThat(status(all.get(3))).isEqualTo(ChainTxStatus.IN_DOUBT);
        blocks(TestNode.SOLID_LAG + 2);
        // Some were heard of before, in the transaction of all that was rolled back.
        assertThat(heard).filteredOn("in_doubt>included"::equals).hasSizeGreaterThanOrEqualTo(6);
        assertThat(heard).filteredOn("included>solidified"::equals).hasSize(6);
    }

    @Test
    void manyThatWereNeverSentLeaveAndEachIsHeardOf() {
        many = true;
        List<SignedTransaction> all =
                Stream.generate(() -> written(1)).limit(100).toList();
        node.pass(Duration.ofSeconds(7));
        tracker.round();
        assertThat(all).allSatisfy(tx -> {
            assertThat(status(tx)).isEqualTo(ChainTxStatus.IN_DOUBT);
            assertThat(tracker.find(tx.id()).broadcasts()).isEqualTo(1);
            assertThat(tracker.find(tx.id()).answerCode()).isEqualTo("SUCCESS");
        });
        assertThat(heard).hasSize(100).containsOnly("signed>in_doubt");
        block();
        assertThat(all).allSatisfy(tx -> assertThat(status(tx)).isEqualTo(ChainTxStatus.INCLUDED));
    }

    @Test
    void amongManyStepsThoseOnAnOlderStateCountNothing() {
        many = true;
        List<ChainTx> old =
                Stream.generate(() -> tracker.find(written(1).id())).limit(4).toList();
        List<Step> steps = old.stream()
                .map(tx -> new Step(tx, ChainTxEvent.SENT, Facts.sending()))
                .toList();
        await(tracker.transitions.applyAll(steps.subList(0, 2)));
        assertThat(await(tracker.transitions.applyAll(steps)).moved())
                .extracting(tx -> tx.signed().id())
                .containsExactlyInAnyOrder(
                        old.get(2).signed().id(), old.get(3).signed().id());
        assertThat(heard).hasSize(4).containsOnly("signed>in_doubt");
    }

    @Test
    void eachWalletsTimestampsRiseWhoeverAsksAtOnce() {
        List<Uni<Long>> asked = Stream.generate(() -> tracker.nextTimestamp(WALLET.address(), 1_000))
                .limit(100)
                .toList();
        assertThat(await(Uni.join().all(asked).usingConcurrencyOf(16).andFailFast()))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(1_000, 1_100).boxed().toList());
        assertThat(await(tracker.nextTimestamp(WALLET.address(), 5_000))).isEqualTo(5_000);
        assertThat(await(tracker.nextTimestamp(WALLET.address(), 4_000))).isEqualTo(5_001);
        assertThat(await(tracker.nextTimestamp(RECEIVER.address(), 4_000))).isEqualTo(4_000);
    }

    @Test
    void aCallThatFailedInItsBlockIsNeverToldAsIncludedAndEndsAsFailed() {
        SignedTransaction tx = calling(5_000_000_000L);
        assertThat(tracker.find(tx.id()).status()).isEqualTo(ChainTxStatus.SIGNED);
        send(tx);
        block();
        assertThat(status(tx)).isEqualTo(ChainTxStatus.INCLUDED);
        assertThat(tracker.find(tx.id()).block().success()).isFalse();
        blocks(TestNode.SOLID_LAG + 2);
        assertThat(status(tx)).isEqualTo(ChainTxStatus.FAILED);
        assertThat(heard).containsExactly("signed>in_doubt", "included>failed");
        assertThat(await(tracker.service.isClear(
                        Purpose.DELEGATE, tracker.find(tx.id()).subject())))
                .isTrue();
    }

    @Test
    void aCallThatSucceedsEndsAsSolidified() {
        SignedTransaction tx = calling(1_000_000);
        send(tx);
        blocks(TestNode.SOLID_LAG + 3);
        assertThat(status(tx)).isEqualTo(ChainTxStatus.SOLIDIFIED);
        assertThat(heard).containsExactly("signed>in_doubt", "in_doubt>included", "included>solidified");
    }

    @Test
    void aRefusedTransactionIsInTheWayUntilItHasProvablyExpired() {
        SignedTransaction tx = written(5_000);
        UUID subject = tracker.find(tx.id()).subject();
        assertThat(await(tracker.service.isClear(Purpose.DELEGATE, subject))).isFalse();
        send(tx);
        assertThat(status(tx)).isEqualTo(ChainTxStatus.REFUSED);
        assertThat(await(tracker.service.isClear(Purpose.DELEGATE, subject))).isFalse();
        blocks(30);
        assertThat(await(tracker.service.isClear(Purpose.DELEGATE, subject))).isTrue();
        assertThat(await(tracker.service.isClear(Purpose.DELEGATE, Ids.next()))).isTrue();
    }

    @Test
    void aSecondLiveTransactionForTheSameThingCannotBeWritten() {
        UUID subject = Ids.next();
        written(10, subject);
        assertThatThrownBy(() -> written(10, subject))
                .isInstanceOfSatisfying(
                        PgException.class, e -> assertThat(e.getConstraint()).isEqualTo("chain_tx_one_live"));
    }

    private SignedTransaction written(long trx) {
        return written(trx, Ids.next());
    }

    private SignedTransaction written(long trx, UUID subject) {
        return written(
                new TransactionPlan(
                        TransactionPlan.Kind.DELEGATE_ENERGY, WALLET.address(), RECEIVER.address(), Sun.ofTrx(trx), 0),
                subject);
    }

    /** A transfer of tokens, of which the wallet has 1 000. */
    private SignedTransaction calling(long micros) {
        var token = new TransactionPlan.Token(TOKEN.address(), Sun.ofTrx(30));
        var amount = new Money(Asset.USDT, micros);
        return written(TransactionPlan.payment(WALLET.address(), RECEIVER.address(), amount, token), Ids.next());
    }

    private SignedTransaction written(TransactionPlan plan, UUID subject) {
        SignedTransaction signed = await(tracker.service.prepare(plan));
        inTransaction(
                DATABASE.pool(),
                sql -> tracker.service.write(sql, Purpose.DELEGATE, subject, WALLET.address(), signed));
        return signed;
    }

    private void send(SignedTransaction tx) {
        await(tracker.service.send(tx));
    }

    private void block() {
        blocks(1);
    }

    private void blocks(int count) {
        for (int i = 0; i < count; i++) {
            node.blocks(1);
            tracker.round();
        }
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

    /** Remembers what it hears; of poisoned subjects it can't hear that they are in a block. */
    private final class Ear implements ChainTxListener {

        @Override
        public Purpose purpose() {
            return Purpose.DELEGATE;
        }

        @Override
        public boolean takesMany(ChainTxStatus before, ChainTxStatus after) {
            return many;
        }

        @Override
        public Uni<Void> changed(SqlConnection sql, ChainTx tx, ChainTxStatus before) {
            if (poisoned.contains(tx.subject()) && tx.status().inBlock()) {
                return Uni.createFrom().failure(new IllegalStateException("planned"));
            }
            synchronized (heard) {
                heard.add(before.word() + ">" + tx.status().word());
            }
            return Uni.createFrom().voidItem();
        }
    }
}
