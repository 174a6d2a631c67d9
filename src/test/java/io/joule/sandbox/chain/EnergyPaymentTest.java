package io.joule.sandbox.chain;

import static io.joule.sandbox.chain.TestChain.OWNER;
import static io.joule.sandbox.chain.TestChain.RECEIVER;
import static io.joule.sandbox.chain.TestChain.RECIPIENT;
import static io.joule.sandbox.chain.TestChain.TRX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.sandbox.DemoAccount;
import org.junit.jupiter.api.Test;

class EnergyPaymentTest {

    private final TestChain chain = TestChain.standard(ChainConfig.mainnet().withSolidLag(1));

    @Test
    void feeLimitCapsRentedEnergyToo() throws Exception {
        chain.included(chain.delegate(28_000 * TRX));
        TxResult result = chain.included(chain.tokenTransfer(RECEIVER, TRX, TRX));
        assertThat(result.contractRet()).isEqualTo("OUT_OF_ENERGY");
        assertThat(result.bill().energyUsage()).isEqualTo(10_000);
        assertThat(result.fee()).isZero();
        assertThat(chain.included(chain.tokenTransfer(RECEIVER, TRX, 6_427_700)).contractRet())
                .isEqualTo("SUCCESS");
    }

    @Test
    void aTransferOfMoreThanTheBalanceRevertsAndStillCosts() throws Exception {
        TxResult result = chain.included(chain.tokenTransfer(RECEIVER, 1_000_000 * TRX, 30 * TRX));
        assertThat(result.contractRet()).isEqualTo("REVERT");
        assertThat(result.bill().energyFee()).isEqualTo(5_206_000);
        assertThat(result.call().orElseThrow().logs()).isEmpty();
    }

    @Test
    void aCallerWhoCanNotPayLosesEverythingItHas() throws Exception {
        chain.transfer(RECEIVER, OWNER.address(), 45 * TRX);
        TxResult result = chain.included(chain.tokenTransfer(RECEIVER, TRX, 30 * TRX));
        assertThat(result.contractRet()).isEqualTo("OUT_OF_ENERGY");
        assertThat(chain.account(RECEIVER).balance()).isZero();
    }

    @Test
    void bandwidthIsFreeThenBurnedAndNeverMixed() throws Exception {
        assertThat(chain.included(chain.transfer(RECEIVER, OWNER.address(), 1))
                        .bill()
                        .netUsage())
                .isEqualTo(265);
        assertThat(chain.included(chain.transfer(RECEIVER, OWNER.address(), 1))
                        .bill()
                        .netUsage())
                .isEqualTo(265);
        assertThat(chain.included(chain.transfer(RECEIVER, OWNER.address(), 1)).fee())
                .isEqualTo(265_000);
    }

    @Test
    void activationCostsTheSenderAndFreeBandwidthDoesNotPayForIt() throws Exception {
        DemoAccount fresh = DemoAccount.named("fresh");
        TxResult result = chain.included(chain.transfer(RECEIVER, fresh.address(), 1));
        assertThat(result.fee()).isEqualTo(1_100_000);
        assertThat(result.bill().netFee()).isEqualTo(100_000);
        assertThat(chain.account(fresh).balance()).isEqualTo(1);
    }

    @Test
    void aStrangersSignatureIsRefused() {
        assertThatThrownBy(() -> chain.tron.broadcast(RECIPIENT.sign(unsigned())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(BroadcastCode.SIGERROR))
                .hasMessageContaining("but it is not contained of permission.");
    }

    private Tx unsigned() {
        Tx signed = chain.build(
                RECEIVER,
                org.tron.trident.proto.Contract.TransferContract.newBuilder()
                        .setOwnerAddress(TestChain.bytes(RECEIVER.address()))
                        .setToAddress(TestChain.bytes(OWNER.address()))
                        .setAmount(1)
                        .build(),
                0);
        return Tx.of(signed.proto().toBuilder().clearSignature().build());
    }
}
