package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import org.tron.trident.proto.Contract.UnfreezeBalanceV2Contract;

/** Takes TRX out of a stake; it can be withdrawn 14 days later (facts §2). */
final class UnfreezeOperation implements Operation {

    private static final int MAX_PENDING = 32;

    private final Execution run;
    private final UnfreezeBalanceV2Contract contract;

    UnfreezeOperation(Execution run) {
        this.run = run;
        this.contract = run.tx.contract(UnfreezeBalanceV2Contract.class);
    }

    @Override
    public void validate() throws Refusal {
        TronAddress owner = Operation.address(contract.getOwnerAddress(), "Invalid address");
        Account account = run.state.account(owner);
        Refusal.unless(account != null, "Account[" + owner.hex() + "] does not exist");
        Resource resource = resource();
        long staked = account.of(resource).staked;
        Refusal.unless(staked > 0, "no frozenBalance(" + (resource == Resource.ENERGY ? "Energy" : "BANDWIDTH") + ")");
        Refusal.unless(
                contract.getUnfreezeBalance() > 0 && contract.getUnfreezeBalance() <= staked,
                "Invalid unfreeze_balance, [" + contract.getUnfreezeBalance() + "] is error");
        Refusal.unless(
                account.unfreezing.size() < MAX_PENDING, "Invalid unfreeze operation, unfreezing times is over limit");
    }

    @Override
    public void execute() throws Refusal {
        Account account = run.edit(TronAddress.of(contract.getOwnerAddress().toByteArray()));
        run.withdrawn = WithdrawUnfrozenOperation.withdraw(account, run.headTime);
        FreezeOperation.stake(run.state, account, resource(), -contract.getUnfreezeBalance());
        account.addUnfreezing(new Account.Unfreezing(
                resource(), contract.getUnfreezeBalance(), run.headTime + ChainConfig.UNFREEZE_DELAY_MS));
    }

    private Resource resource() throws Refusal {
        return Operation.resource(
                contract.getResource(), "ResourceCode error.valid ResourceCode[BANDWIDTH、Energy、TRON_POWER]");
    }
}
