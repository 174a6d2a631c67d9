package io.joule.sandbox;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.joule.money.Asset;
import io.joule.sandbox.chain.Abi;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.chain.Genesis;
import io.joule.sandbox.chain.Permissions;
import io.joule.sandbox.chain.Refusal;
import io.joule.sandbox.chain.Resource;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.sandbox.chain.TokenCosts;
import io.joule.sandbox.chain.Tx;
import io.joule.sandbox.node.Builder;
import io.joule.tron.TronAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.tron.trident.proto.Contract.TransferContract;
import org.tron.trident.proto.Contract.TriggerSmartContract;

/** The network that a newcomer finds: funded accounts, suppliers with stakes, customers, and a USDT contract. */
public final class DemoNetwork {

    public static final DemoAccount FAUCET = DemoAccount.named("faucet");
    public static final DemoAccount DEPOSIT = DemoAccount.named("deposit");
    /** Money leaves from here. */
    public static final DemoAccount PAYOUT = DemoAccount.named("payout");

    public static final DemoAccount USDT = DemoAccount.named("usdt");
    /** Signs for supplier-2 with a permission that allows delegating and undelegating only. */
    public static final DemoAccount OPERATOR = DemoAccount.named("supplier-2-operator");

    public static final DemoAccount OPERATED = DemoAccount.named("supplier-2");
    public static final int OPERATOR_PERMISSION = 2;

    private static final List<DemoAccount> SUPPLIERS =
            List.of(DemoAccount.named("supplier-1"), OPERATED, DemoAccount.named("supplier-3"));
    private static final List<DemoAccount> CUSTOMERS = Stream.of(1, 2, 3, 4, 5)
            .map(number -> DemoAccount.named("customer-" + number))
            .toList();
    private static final long[] ENERGY_STAKES_TRX = {6_000_000, 2_000_000, 500_000};
    private static final long BANDWIDTH_STAKE_TRX = 2_000_000;
    private static final long TRX = 1_000_000;
    private static final int DELEGATE = 57;
    private static final int UNDELEGATE = 58;
    private static final long USDT_FEE_LIMIT = 30 * TRX;

    private final SimulatedTron chain;
    private final Builder builder;

    private DemoNetwork(SimulatedTron chain) {
        this.chain = chain;
        this.builder = new Builder(chain);
    }

    /** @param clock the machine's time, along which the chain's runs */
    public static DemoNetwork real(ChainConfig config, LongSupplier clock) {
        return new DemoNetwork(SimulatedTron.real(config, clock, DemoNetwork::populate));
    }

    /** Its time moves only when it is told to. */
    public static DemoNetwork byHand(ChainConfig config) {
        return new DemoNetwork(SimulatedTron.byHand(config, DemoNetwork::populate));
    }

    private static void populate(Genesis genesis) {
        genesis.account(FAUCET.address(), 1_000_000_000 * TRX)
                .account(DEPOSIT.address(), 0)
                .token(USDT.address(), "Tether USD", "USDT", TokenCosts.usdt())
                .tokens(USDT.address(), FAUCET.address(), 1_000_000_000 * TRX)
                .account(PAYOUT.address(), 10_000 * TRX)
                .tokens(USDT.address(), PAYOUT.address(), 10_000 * TRX);
        for (int i = 0; i < SUPPLIERS.size(); i++) {
            TronAddress supplier = SUPPLIERS.get(i).address();
            genesis.account(supplier, 10_000 * TRX)
                    .stake(supplier, Resource.ENERGY, ENERGY_STAKES_TRX[i] * TRX)
                    .stake(supplier, Resource.BANDWIDTH, BANDWIDTH_STAKE_TRX * TRX);
        }
        genesis.actives(
                OPERATED.address(), List.of(Permissions.activeFor("joule", OPERATOR.address(), DELEGATE, UNDELEGATE)));
        for (DemoAccount customer : CUSTOMERS) {
            genesis.account(customer.address(), 1_000 * TRX).tokens(USDT.address(), customer.address(), 1_000 * TRX);
        }
    }

    public SimulatedTron chain() {
        return chain;
    }

    /** All accounts but the USDT contract, in the order of their use. */
    public static List<DemoAccount> accounts() {
        return Stream.of(List.of(FAUCET, DEPOSIT, PAYOUT), SUPPLIERS, CUSTOMERS)
                .flatMap(List::stream)
                .toList();
    }

    /** The demo suppliers; {@link #OPERATED} is served by {@link #OPERATOR}'s key. */
    public static List<DemoAccount> suppliers() {
        return SUPPLIERS;
    }

    /** Finds a demo account by its name or its address. */
    public static Optional<DemoAccount> find(String nameOrAddress) {
        return accounts().stream()
                .filter(one -> one.name().equals(nameOrAddress)
                        || one.address().toString().equals(nameOrAddress)
                        || one.address().hex().equals(nameOrAddress))
                .findFirst();
    }

    /**
     * Pays from a demo account, through the same door as everybody else.
     *
     * @param micros sun, or micro-USDT
     * @return the transaction's id
     * @throws Refusal in the node's words
     */
    public String transfer(DemoAccount from, TronAddress to, long micros, Asset asset) throws Refusal {
        return switch (asset) {
            case TRX -> send(from, trx(from.address(), to, micros), 0);
            case USDT -> send(from, usdt(from.address(), to, micros), USDT_FEE_LIMIT);
        };
    }

    /** Builds, signs and broadcasts any contract. */
    public String send(DemoAccount signer, Message contract, long feeLimit) throws Refusal {
        Tx signed = signer.sign(builder.build(contract, feeLimit, 0));
        chain.broadcast(signed);
        return signed.id();
    }

    private static Message trx(TronAddress from, TronAddress to, long sun) {
        return TransferContract.newBuilder()
                .setOwnerAddress(bytes(from))
                .setToAddress(bytes(to))
                .setAmount(sun)
                .build();
    }

    private static Message usdt(TronAddress from, TronAddress to, long micros) {
        byte[] data = Abi.call("transfer(address,uint256)", Abi.word(to), Abi.word(BigInteger.valueOf(micros)));
        return TriggerSmartContract.newBuilder()
                .setOwnerAddress(bytes(from))
                .setContractAddress(bytes(USDT.address()))
                .setData(ByteString.copyFrom(data))
                .build();
    }

    private static ByteString bytes(TronAddress address) {
        return ByteString.copyFrom(address.bytes());
    }
}
