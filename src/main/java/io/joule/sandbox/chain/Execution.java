package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.util.Map;
import java.util.Optional;

/** One transaction at work: the state it changes, the head it sees, and the bill that grows as it goes. */
final class Execution {

    final WorldState state;
    final ChainConfig config;
    final long headTime;
    final Tx tx;
    long netUsage;
    long netFee;
    long energyUsage;
    long energyFee;
    long energyTotal;
    long otherFees;
    long withdrawn;
    Map<String, Long> restaked;
    Optional<TxResult.Call> call = Optional.empty();
    String contractRet = "SUCCESS";

    Execution(WorldState state, ChainConfig config, long headTime, Tx tx) {
        this.state = state;
        this.config = config;
        this.headTime = headTime;
        this.tx = tx;
    }

    long slot() {
        return headTime / ChainConfig.SLOT_MS;
    }

    long totalLimit(Resource resource) {
        return switch (resource) {
            case ENERGY -> config.totalEnergyLimit();
            case BANDWIDTH -> config.totalNetLimit();
        };
    }

    /** Units that the account's stakes and loans yield now. */
    long limit(Account account, Resource resource) {
        return StakeFormula.limit(account.of(resource).effective(), totalLimit(resource), state.weight(resource));
    }

    /** Burns TRX beside bandwidth and energy. */
    void burn(Account account, long sun) {
        account.balance -= sun;
        otherFees += sun;
    }

    /** The account to change, which an earlier step has found. */
    Account edit(TronAddress address) {
        return state.edit(address);
    }

    TxResult result() {
        TxResult.Bill bill = new TxResult.Bill(netUsage, netFee, energyUsage, energyFee, energyTotal);
        return new TxResult(contractRet, netFee + energyFee + otherFees, bill, call, withdrawn, restaked);
    }
}
