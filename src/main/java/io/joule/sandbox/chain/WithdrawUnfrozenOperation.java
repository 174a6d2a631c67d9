package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.util.List;
import org.tron.trident.proto.Contract.WithdrawExpireUnfreezeContract;

/** Puts unstaked TRX whose delay is over back into the balance. */
final class WithdrawUnfrozenOperation implements Operation {

    private final Execution run;
    private final WithdrawExpireUnfreezeContract contract;

    WithdrawUnfrozenOperation(Execution run) {
        this.run = run;
        this.contract = run.tx.contract(WithdrawExpireUnfreezeContract.class);
    }

    @Override
    public void validate() throws Refusal {
        TronAddress owner = Operation.address(contract.getOwnerAddress(), "Invalid address");
        Account account = Operation.account(run, owner);
        Refusal.unless(due(account, run.headTime) > 0, "no unFreeze balance to withdraw ");
    }

    @Override
    public void execute() {
        Account account = run.edit(TronAddress.of(contract.getOwnerAddress().toByteArray()));
        run.withdrawn = withdraw(account, run.headTime);
    }

    static long due(Account account, long headTime) {
        return account.unfreezing.stream()
                .filter(entry -> entry.expireTime() <= headTime)
                .mapToLong(Account.Unfreezing::sun)
                .sum();
    }

    static long withdraw(Account account, long headTime) {
        long due = due(account, headTime);
        List<Account.Unfreezing> left = account.unfreezing.stream()
                .filter(entry -> entry.expireTime() > headTime)
                .toList();
        account.unfreezing = left;
        account.balance += due;
        return due;
    }
}
