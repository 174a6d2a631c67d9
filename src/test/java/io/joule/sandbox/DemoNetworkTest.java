package io.joule.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.joule.money.Asset;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.chain.Resource;
import io.joule.sandbox.chain.Tx;
import io.joule.sandbox.node.Builder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.tron.trident.proto.Common.ResourceCode;
import org.tron.trident.proto.Contract.DelegateResourceContract;
import org.tron.trident.proto.Contract.TransferContract;

class DemoNetworkTest {

    private static final long TRX = 1_000_000;
    private static final DemoAccount CUSTOMER = DemoAccount.named("customer-1");

    private final DemoNetwork network = DemoNetwork.byHand(ChainConfig.mainnet());

    @Test
    void aUsdtTransferUsesRentedEnergyAndBurnsNothing() throws Exception {
        delegate(DemoNetwork.OPERATED, DemoNetwork.OPERATED, 0, 7_000 * TRX);
        network.chain().produceBlock();
        String id = network.transfer(CUSTOMER, DemoAccount.named("customer-2").address(), TRX, Asset.USDT);
        network.chain().produceBlock();
        var result = network.chain().included(id).orElseThrow().result();
        assertThat(result.fee()).isZero();
        assertThat(result.bill().energyUsage()).isEqualTo(64_285);
    }

    @Test
    void theOperatorMayDelegateAndNothingElse() throws Exception {
        delegate(DemoNetwork.OPERATED, DemoNetwork.OPERATOR, DemoNetwork.OPERATOR_PERMISSION, TRX);
        TransferContract theft = TransferContract.newBuilder()
                .setOwnerAddress(bytes(DemoNetwork.OPERATED))
                .setToAddress(bytes(DemoNetwork.OPERATOR))
                .setAmount(1)
                .build();
        assertThatThrownBy(() -> send(DemoNetwork.OPERATOR, theft, DemoNetwork.OPERATOR_PERMISSION))
                .hasMessage("Permission denied");
    }

    @Test
    void stakesAreAsPromisedAndCountInTheNetworksTotal() {
        long[] stakes = DemoNetwork.accounts().stream()
                .filter(account -> account.name().startsWith("supplier"))
                .mapToLong(account ->
                        network.chain().readFull(view -> view.delegatable(account.address(), Resource.ENERGY)))
                .toArray();
        assertThat(stakes).containsExactly(6_000_000 * TRX, 2_000_000 * TRX, 500_000 * TRX);
        assertThat(network.chain().<Long, RuntimeException>readFull(view -> view.totalWeight(Resource.ENERGY)))
                .isEqualTo(19_123_468_289L + 8_500_000);
    }

    @Test
    void manyClientsAtOnceGetExactlyWhatTheyPaidIn() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Callable<String>> payments = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            payments.add(() -> network.transfer(DemoNetwork.FAUCET, DemoNetwork.DEPOSIT.address(), 1, Asset.TRX));
        }
        var ids = clients.invokeAll(payments);
        clients.shutdown();
        assertThat(network.chain().produceBlock().transactions()).hasSize(400);
        for (var id : ids) {
            assertThat(network.chain().included(id.get())).isPresent();
        }
        long balance = network.chain()
                .readFull(view -> view.account(DemoNetwork.DEPOSIT.address())
                        .orElseThrow()
                        .balance());
        assertThat(balance).isEqualTo(400);
    }

    private void delegate(DemoAccount owner, DemoAccount signer, int permission, long sun) throws Exception {
        send(
                signer,
                DelegateResourceContract.newBuilder()
                        .setOwnerAddress(bytes(owner))
                        .setReceiverAddress(bytes(CUSTOMER))
                        .setBalance(sun)
                        .setResource(ResourceCode.ENERGY)
                        .build(),
                permission);
    }

    private void send(DemoAccount signer, Message contract, int permission) throws Exception {
        Tx unsigned = new Builder(network.chain()).build(contract, 0, permission);
        network.chain().broadcast(signer.sign(unsigned));
    }

    private static ByteString bytes(DemoAccount account) {
        return ByteString.copyFrom(account.address().bytes());
    }
}
