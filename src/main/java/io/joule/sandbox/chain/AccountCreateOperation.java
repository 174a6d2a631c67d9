package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import org.tron.trident.proto.Contract.AccountCreateContract;

/** Activates an address without sending it anything. */
final class AccountCreateOperation implements Operation {

    private final Execution run;
    private final AccountCreateContract contract;

    AccountCreateOperation(Execution run) {
        this.run = run;
        this.contract = run.tx.contract(AccountCreateContract.class);
    }

    @Override
    public void validate() throws Refusal {
        TronAddress owner = Operation.address(contract.getOwnerAddress(), "Invalid ownerAddress");
        Account payer = Operation.account(run, owner);
        Refusal.unless(
                payer.balance >= run.config.fees().newAccountFee(),
                "Validate CreateAccountActuator error, insufficient fee.");
        TronAddress address = Operation.address(contract.getAccountAddress(), "Invalid account address");
        Refusal.unless(run.state.account(address) == null, "Account has existed");
    }

    @Override
    public void execute() {
        TronAddress address = TronAddress.of(contract.getAccountAddress().toByteArray());
        run.state.create(address, false, run.headTime);
        Account payer = run.edit(TronAddress.of(contract.getOwnerAddress().toByteArray()));
        run.burn(payer, run.config.fees().newAccountFee());
    }
}
