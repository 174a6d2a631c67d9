package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import org.tron.trident.proto.Common.Permission;

/** Writes into a state without a transaction: what the chain begins with, or what a test gives itself later. */
public final class Genesis {

    private final WorldState state;
    private final long time;

    Genesis(WorldState state, long time) {
        this.state = state;
        this.time = time;
    }

    /** The state that a chain begins with. */
    static WorldState state(ChainConfig config, Consumer<Genesis> genesis, long at) {
        WorldState state = WorldState.empty();
        state.addWeight(Resource.ENERGY, config.othersEnergyTrx());
        state.addWeight(Resource.BANDWIDTH, config.othersNetTrx());
        genesis.accept(new Genesis(state, at));
        return state;
    }

    /** Activates the address if need be and adds {@code sun} to its balance. */
    public Genesis account(TronAddress address, long sun) {
        existing(address, false).balance += sun;
        return this;
    }

    /** Gives the address a stake of {@code sun}, beside its balance. */
    public Genesis stake(TronAddress address, Resource resource, long sun) {
        FreezeOperation.stake(state, existing(address, false), resource, sun);
        return this;
    }

    /** Replaces the account's active permissions; ids count from 2 in this order. */
    public Genesis actives(TronAddress address, List<Permission> actives) {
        existing(address, false).actives = List.copyOf(actives);
        return this;
    }

    /** Puts a TRC20 token of six decimals at this address. */
    public Genesis token(TronAddress address, String name, String symbol, TokenCosts costs) {
        existing(address, true);
        state.putContract(address, new TokenContract(name, symbol, costs));
        return this;
    }

    public Genesis tokens(TronAddress token, TronAddress holder, long micros) {
        TokenContract.credit(state, token, holder, BigInteger.valueOf(micros));
        return this;
    }

    /** Puts a contract at this address that pays TRX by internal transactions, and tokens it holds. */
    public Genesis payer(TronAddress address) {
        existing(address, true);
        state.putContract(address, new PayerContract());
        return this;
    }

    private Account existing(TronAddress address, boolean contract) {
        Account account = state.edit(address);
        return account == null ? state.create(address, contract, time) : account;
    }
}
