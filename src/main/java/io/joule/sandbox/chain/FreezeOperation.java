package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import org.tron.trident.proto.Contract.FreezeBalanceV2Contract;

/** Stakes TRX for energy or bandwidth. */
final class FreezeOperation implements Operation {

    private final Execution run;
    private final FreezeBalanceV2Contract contract;

    FreezeOperation(Execution run) {
        this.run = run;
        this.contract = run.tx.contract(FreezeBalanceV2Contract.class);
    }

    @Override
    public void validate() throws Refusal {
        TronAddress owner = Operation.address(contract.getOwnerAddress(), "Invalid address");
        Account account = Operation.account(run, owner);
        Refusal.unless(contract.getFrozenBalance() > 0, "frozenBalance must be positive");
        Refusal.unless(
                contract.getFrozenBalance() >= StakeFormula.TRX,
                "frozenBalance must be greater than or equal to 1 TRX");
        Refusal.unless(
                contract.getFrozenBalance() <= account.balance,
                "frozenBalance must be less than or equal to accountBalance");
        Operation.resource(
                contract.getResource(), "ResourceCode error, valid ResourceCode[BANDWIDTH、ENERGY、TRON_POWER]");
    }

    @Override
    public void execute() throws Refusal {
        Account account = run.edit(TronAddress.of(contract.getOwnerAddress().toByteArray()));
        account.balance -= contract.getFrozenBalance();
        stake(run.state, account, Operation.resource(contract.getResource(), ""), contract.getFrozenBalance());
    }

    /**
     * Adds to an account's stake (or takes from it, below zero) and to the network's, which counts whole TRX per owner.
     */
    static void stake(WorldState state, Account account, Resource resource, long sun) {
        StakedResource stakes = account.of(resource);
        long before = stakes.ownTotal() / StakeFormula.TRX;
        stakes.staked += sun;
        state.addWeight(resource, stakes.ownTotal() / StakeFormula.TRX - before);
    }
}
