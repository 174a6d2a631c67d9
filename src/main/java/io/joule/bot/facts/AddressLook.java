package io.joule.bot.facts;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.AccountResources;
import io.joule.tron.AccountState;
import io.joule.tron.CallResult;
import io.joule.tron.Network;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.joule.tron.TronScan;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/** Looks at an address: the nodes first, then TronScan. Empty when neither answers in time. */
@ApplicationScoped
public class AddressLook {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int ADDRESS_PREFIX = 2;
    private static final String WORD = "%64s";

    private final TronNetwork nodes;
    private final TronScan tronScan;
    private final Network network;

    AddressLook(TronNetwork nodes, TronScan tronScan, Network network) {
        this.nodes = nodes;
        this.tronScan = tronScan;
        this.network = network;
    }

    /** Never fails. */
    public Uni<Optional<AddressFacts>> look(TronAddress address) {
        return Uni.combine()
                .all()
                .unis(nodes.account(address), nodes.resources(address), usdt(address))
                .asTuple()
                .map(t -> Optional.of(facts(t.getItem1(), t.getItem2(), t.getItem3())))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithUni(() -> fromTronScan(address));
    }

    /** The token's own word; empty when it can't be asked. */
    public Uni<Optional<Money>> usdt(TronAddress address) {
        return network.usdtContract()
                .map(contract -> nodes.call(address, contract, "balanceOf(address)", word(address))
                        .map(AddressLook::amount)
                        .onFailure()
                        .recoverWithItem(Optional.empty()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<AddressFacts>> fromTronScan(TronAddress address) {
        return tronScan.balance(address)
                .map(found -> found.map(b -> new AddressFacts(
                        true,
                        false,
                        Money.trx(b.balance().value()),
                        Optional.empty(),
                        Math.max(0, b.energyLimit() - b.energyUsed()),
                        b.energyLimit(),
                        Math.max(0, b.freeBandwidthLimit() - b.freeBandwidthUsed())
                                + Math.max(0, b.bandwidthLimit() - b.bandwidthUsed()))))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private static AddressFacts facts(
            Optional<AccountState> account, Optional<AccountResources> resources, Optional<Money> usdt) {
        if (account.isEmpty() || resources.isEmpty()) {
            return new AddressFacts(false, false, Money.zero(Asset.TRX), usdt, 0, 0, 0);
        }
        AccountResources r = resources.get();
        return new AddressFacts(
                true,
                account.get().contract(),
                Money.trx(account.get().balance().value()),
                usdt,
                r.energyAvailable().units(),
                r.energyLimit(),
                r.bandwidthAvailable() + r.freeBandwidthAvailable());
    }

    /** An address as a contract's parameter: its twenty bytes, without the chain's prefix, in a word of 32. */
    private static String word(TronAddress address) {
        return WORD.formatted(address.hex().substring(ADDRESS_PREFIX)).replace(' ', '0');
    }

    private static Optional<Money> amount(CallResult call) {
        if (!call.success() || !call.result().matches("[0-9a-fA-F]{64}")) {
            return Optional.empty();
        }
        BigInteger micros = new BigInteger(call.result(), 16);
        return micros.bitLength() < Long.SIZE
                ? Optional.of(new Money(Asset.USDT, micros.longValue()))
                : Optional.empty();
    }
}
