package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import org.tron.trident.proto.Contract.TransferContract;

/** TRX from one account to another; a recipient that does not exist is activated at the sender's cost (facts §8). */
final class TransferOperation implements Operation {

    private final Execution run;
    private final TransferContract contract;

    TransferOperation(Execution run) {
        this.run = run;
        this.contract = run.tx.contract(TransferContract.class);
    }

    @Override
    public void validate() throws Refusal {
        TronAddress from = Operation.address(contract.getOwnerAddress(), "Invalid ownerAddress!");
        TronAddress to = Operation.address(contract.getToAddress(), "Invalid toAddress!");
        Refusal.unless(!from.equals(to), "Cannot transfer TRX to yourself.");
        Account sender = run.state.account(from);
        Refusal.unless(sender != null, "Validate TransferContract error, no OwnerAccount.");
        Refusal.unless(contract.getAmount() > 0, "Amount must be greater than 0.");
        Account recipient = run.state.account(to);
        Refusal.unless(recipient == null || !recipient.isContract(), "Cannot transfer TRX to a smartContract.");
        long fee = recipient == null ? run.config.fees().newAccountFee() : 0;
        Refusal.unless(
                contract.getAmount() <= sender.balance - fee,
                "Validate TransferContract error, balance is not sufficient.");
    }

    @Override
    public void execute() {
        Account sender = run.edit(TronAddress.of(contract.getOwnerAddress().toByteArray()));
        TronAddress to = TronAddress.of(contract.getToAddress().toByteArray());
        Account recipient = run.edit(to);
        if (recipient == null) {
            recipient = run.state.create(to, false, run.headTime);
            run.burn(sender, run.config.fees().newAccountFee());
        }
        sender.balance -= contract.getAmount();
        recipient.balance += contract.getAmount();
    }
}
