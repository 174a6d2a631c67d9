package io.joule.sandbox.chain;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.node.Builder;
import io.joule.tron.TronAddress;
import java.math.BigInteger;
import java.util.function.Consumer;
import org.tron.trident.proto.Common.ResourceCode;
import org.tron.trident.proto.Contract.DelegateResourceContract;
import org.tron.trident.proto.Contract.TransferContract;
import org.tron.trident.proto.Contract.TriggerSmartContract;
import org.tron.trident.proto.Contract.UnDelegateResourceContract;

/** A chain whose time stands still, and the transactions that tests send to it. */
final class TestChain {

    static final DemoAccount OWNER = DemoAccount.named("owner");
    static final DemoAccount RECEIVER = DemoAccount.named("receiver");
    static final DemoAccount RECIPIENT = DemoAccount.named("recipient");
    static final DemoAccount TOKEN = DemoAccount.named("token");
    static final long TRX = 1_000_000;

    final SimulatedTron tron;
    private final Builder builder;

    TestChain(ChainConfig config, Consumer<Genesis> genesis) {
        tron = SimulatedTron.byHand(config, genesis);
        builder = new Builder(tron);
    }

    /** Owner with 50 000 TRX staked and 10 000 in hand; receiver and recipient with 50 TRX and some tokens. */
    static TestChain standard(ChainConfig config) {
        return new TestChain(
                config,
                genesis -> genesis.account(OWNER.address(), 10_000 * TRX)
                        .stake(OWNER.address(), Resource.ENERGY, 50_000 * TRX)
                        .account(RECEIVER.address(), 50 * TRX)
                        .account(RECIPIENT.address(), 50 * TRX)
                        .token(TOKEN.address(), "Mock", "MOCK", TokenCosts.recorded())
                        .tokens(TOKEN.address(), RECEIVER.address(), 1_000 * TRX)
                        .tokens(TOKEN.address(), RECIPIENT.address(), 1_000 * TRX));
    }

    String transfer(DemoAccount from, TronAddress to, long sun) throws Refusal {
        return send(
                from,
                TransferContract.newBuilder()
                        .setOwnerAddress(bytes(from.address()))
                        .setToAddress(bytes(to))
                        .setAmount(sun)
                        .build(),
                0);
    }

    String delegate(long sun) throws Refusal {
        return delegate(sun, false, 0);
    }

    String delegate(long sun, boolean lock, long blocks) throws Refusal {
        return send(
                OWNER,
                DelegateResourceContract.newBuilder()
                        .setOwnerAddress(bytes(OWNER.address()))
                        .setReceiverAddress(bytes(RECEIVER.address()))
                        .setBalance(sun)
                        .setResource(ResourceCode.ENERGY)
                        .setLock(lock)
                        .setLockPeriod(blocks)
                        .build(),
                0);
    }

    String undelegate(long sun) throws Refusal {
        return send(
                OWNER,
                UnDelegateResourceContract.newBuilder()
                        .setOwnerAddress(bytes(OWNER.address()))
                        .setReceiverAddress(bytes(RECEIVER.address()))
                        .setBalance(sun)
                        .setResource(ResourceCode.ENERGY)
                        .build(),
                0);
    }

    String tokenTransfer(DemoAccount from, long micros, long feeLimit) throws Refusal {
        byte[] data = Abi.call(
                "transfer(address,uint256)", Abi.word(RECIPIENT.address()), Abi.word(BigInteger.valueOf(micros)));
        return send(
                from,
                TriggerSmartContract.newBuilder()
                        .setOwnerAddress(bytes(from.address()))
                        .setContractAddress(bytes(TOKEN.address()))
                        .setData(ByteString.copyFrom(data))
                        .build(),
                feeLimit);
    }

    String send(DemoAccount signer, Message contract, long feeLimit) throws Refusal {
        Tx signed = build(signer, contract, feeLimit);
        tron.broadcast(signed);
        return signed.id();
    }

    Tx build(DemoAccount signer, Message contract, long feeLimit) {
        return signer.sign(builder.build(contract, feeLimit, 0));
    }

    /** Sends, makes a block, and tells what the transaction cost. */
    TxResult included(String txId) {
        tron.produceBlock();
        return tron.included(txId).orElseThrow().result();
    }

    Account account(DemoAccount account) {
        return tron.readFull(view -> view.account(account.address()).orElseThrow());
    }

    long delegatable() {
        return tron.readFull(view -> view.delegatable(OWNER.address(), Resource.ENERGY));
    }

    DelegationPair lent() {
        return tron.readFull(view -> view.delegation(OWNER.address(), RECEIVER.address()));
    }

    static ByteString bytes(TronAddress address) {
        return ByteString.copyFrom(address.bytes());
    }
}
