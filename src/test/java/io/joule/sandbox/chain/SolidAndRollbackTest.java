package io.joule.sandbox.chain;

import static io.joule.sandbox.chain.TestChain.OWNER;
import static io.joule.sandbox.chain.TestChain.RECEIVER;
import static io.joule.sandbox.chain.TestChain.TRX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.joule.sandbox.DemoAccount;
import org.junit.jupiter.api.Test;
import org.tron.trident.proto.Contract.AccountPermissionUpdateContract;
import org.tron.trident.proto.Contract.TransferContract;

class SolidAndRollbackTest {

    private final TestChain chain = TestChain.standard(ChainConfig.mainnet());

    @Test
    void theSolidViewTrailsByTheLag() throws Exception {
        chain.included(chain.delegate(100 * TRX));
        for (int i = 0; i < 19; i++) {
            assertThat(solidlyLent().isEmpty()).isTrue();
            assertThat(chain.tron.head().number() - chain.tron.solidHead().number())
                    .isEqualTo(19);
            chain.tron.produceBlock();
        }
        assertThat(solidlyLent().unlocked().energy()).isEqualTo(100 * TRX);
    }

    @Test
    void aLostBlockTakesItsTransactionsAlongAndTheSameBytesGoInAgainOnce() throws Exception {
        Tx transfer = transfer();
        chain.tron.broadcast(transfer);
        Block lost = chain.tron.produceBlock();
        assertThat(chain.tron.included(transfer.id())).isPresent();

        assertThat(chain.tron.rollback(1)).isEqualTo(1);
        assertThat(chain.tron.included(transfer.id())).isEmpty();
        assertThat(chain.account(RECEIVER).balance()).isEqualTo(50 * TRX);
        Block other = chain.tron.produceBlock();
        assertThat(other.number()).isEqualTo(lost.number());
        assertThat(other.id()).isNotEqualTo(lost.id());

        chain.tron.broadcast(transfer);
        assertThatThrownBy(() -> chain.tron.broadcast(transfer)).hasMessage("Dup transaction.");
        chain.tron.produceBlock();
        assertThat(chain.account(RECEIVER).balance()).isEqualTo(51 * TRX);
    }

    @Test
    void solidBlocksAreNeverLost() {
        long solid = chain.tron.solidHead().number();
        assertThat(chain.tron.rollback(1_000)).isEqualTo(19);
        assertThat(chain.tron.head().number()).isEqualTo(solid);
    }

    @Test
    void aJumpIncludesWhatIsPendingMakesItSolidAndEndsAtTheNewTime() throws Exception {
        Tx transfer = transfer();
        chain.tron.broadcast(transfer);
        long before = chain.tron.now();
        chain.tron.advance(14 * 24 * 60 * 60);
        assertThat(chain.tron.head().timestamp()).isEqualTo(before + 14L * 24 * 60 * 60 * 1_000);
        assertThat(chain.tron.now()).isEqualTo(chain.tron.head().timestamp());
        Block block = chain.tron.included(transfer.id()).orElseThrow().block();
        assertThat(block.timestamp()).isEqualTo(before + 3_000);
        assertThat(block.number()).isLessThan(chain.tron.solidHead().number());
    }

    @Test
    void aForgottenTransactionLooksPendingUntilTheNextBlock() throws Exception {
        Tx transfer = transfer();
        chain.tron.broadcastAndLose(transfer);
        assertThat(chain.tron.pending(transfer.id())).isPresent();
        chain.tron.produceBlock();
        assertThat(chain.tron.pending(transfer.id())).isEmpty();
        assertThat(chain.tron.included(transfer.id())).isEmpty();
        chain.tron.broadcast(transfer);
        chain.tron.produceBlock();
        assertThat(chain.tron.included(transfer.id())).isPresent();
    }

    @Test
    void afterAPermissionUpdateTheOwnersOtherTransactionsInThatBlockAreDropped() throws Exception {
        Account owner = chain.account(OWNER);
        Tx update = chain.build(
                OWNER,
                AccountPermissionUpdateContract.newBuilder()
                        .setOwnerAddress(TestChain.bytes(OWNER.address()))
                        .setOwner(owner.owner())
                        .addAllActives(owner.actives())
                        .build(),
                0);
        Tx transfer = transfer();
        chain.tron.broadcast(update);
        chain.tron.broadcast(transfer);
        chain.tron.produceBlock();
        assertThat(chain.tron.included(update.id())).isPresent();
        assertThat(chain.tron.included(transfer.id())).isEmpty();
        assertThat(chain.tron.pending(transfer.id())).isEmpty();
    }

    @Test
    void whenTimeIsRealABlockComesInEverySlotAndNoneTwice() {
        long[] clock = {50_000};
        SimulatedTron tron = SimulatedTron.real(
                ChainConfig.mainnet().withStartTime(1_795_331_583_500L),
                () -> clock[0],
                genesis -> genesis.account(DemoAccount.named("a").address(), 1));
        long start = tron.head().number();
        tron.tick();
        assertThat(tron.head().number()).isEqualTo(start);
        clock[0] += 3_000;
        tron.tick();
        tron.tick();
        assertThat(tron.head().number()).isEqualTo(start + 1);
        tron.advance(3_600);
        assertThat(tron.now()).isEqualTo(1_795_331_583_000L + 3_603_000 / 3_000 * 3_000);
        long head = tron.head().number();
        clock[0] += 3_000;
        tron.tick();
        assertThat(tron.head().number()).isEqualTo(head + 1);
    }

    private DelegationPair solidlyLent() {
        return chain.tron.readSolid(view -> view.delegation(OWNER.address(), RECEIVER.address()));
    }

    private Tx transfer() {
        ByteString to = TestChain.bytes(RECEIVER.address());
        return chain.build(
                OWNER,
                TransferContract.newBuilder()
                        .setOwnerAddress(TestChain.bytes(OWNER.address()))
                        .setToAddress(to)
                        .setAmount(TRX)
                        .build(),
                0);
    }
}
