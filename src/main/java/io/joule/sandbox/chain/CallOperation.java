package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.util.List;
import java.util.Optional;
import org.tron.trident.proto.Contract.TriggerSmartContract;

/** Calls a contract: staked or rented energy pays first, the rest is burned, and fee_limit caps both (facts §6). */
final class CallOperation implements Operation {

    private final Execution run;
    private final TriggerSmartContract contract;

    CallOperation(Execution run) {
        this.run = run;
        this.contract = run.tx.contract(TriggerSmartContract.class);
    }

    @Override
    public void validate() throws Refusal {
        long feeLimit = run.tx.proto().getRawData().getFeeLimit();
        long most = run.config.fees().maxFeeLimit();
        Refusal.unless(feeLimit >= 0 && feeLimit <= most, "feeLimit must be >= 0 and <= " + most);
        TronAddress callee = Operation.address(contract.getContractAddress(), "No contract or not a smart contract");
        Refusal.unless(run.state.contract(callee) != null, "No contract or not a smart contract");
        TronAddress caller = Operation.address(contract.getOwnerAddress(), "Invalid ownerAddress!");
        long balance = Operation.account(run, caller).balance;
        Refusal.unless(
                contract.getCallValue() >= 0 && contract.getCallValue() <= balance,
                "Validate InternalTransfer error, balance is not sufficient.");
    }

    @Override
    public void execute() {
        TronAddress callerAddress = TronAddress.of(contract.getOwnerAddress().toByteArray());
        TronAddress callee = TronAddress.of(contract.getContractAddress().toByteArray());
        Account caller = run.edit(callerAddress);
        Recovery.use(caller.energy, 0, run.slot());
        long left = Math.max(0, run.limit(caller, Resource.ENERGY) - caller.energy.usage);
        long price = run.config.fees().energyFee();
        long affordable = left + Math.max(0, caller.balance - contract.getCallValue()) / price;
        long allowed = Math.min(affordable, run.tx.proto().getRawData().getFeeLimit() / price);
        long spent = invoke(callerAddress, callee, allowed);
        pay(run.edit(callerAddress), spent, left);
    }

    /** Runs the contract on a copy of the state, keeps the copy if it succeeded, and says what energy it took. */
    private long invoke(TronAddress caller, TronAddress callee, long allowed) {
        WorldState inner = run.state.child();
        inner.edit(caller).balance -= contract.getCallValue();
        inner.edit(callee).balance += contract.getCallValue();
        SimulatedContract.Outcome outcome = inner.contract(callee)
                .call(new SimulatedContract.Invocation(
                        inner,
                        callee,
                        caller,
                        contract.getCallValue(),
                        contract.getData().toByteArray()));
        if (outcome.energy() > allowed) {
            fail("OUT_OF_ENERGY", callee, new byte[0], outOfEnergy(allowed));
            return allowed;
        }
        if (!outcome.success()) {
            fail("REVERT", callee, outcome.returned(), "REVERT opcode executed");
            return outcome.energy();
        }
        inner.mergeDown();
        run.call = Optional.of(new TxResult.Call(callee, outcome.returned(), outcome.logs(), outcome.internals(), ""));
        return outcome.energy();
    }

    private void fail(String contractRet, TronAddress callee, byte[] returned, String error) {
        run.contractRet = contractRet;
        run.call = Optional.of(new TxResult.Call(callee, returned, List.of(), List.of(), error));
    }

    private static String outOfEnergy(long limit) {
        return "Not enough energy for 'PUSH1' operation executing: curInvokeEnergyLimit[" + limit
                + "], curOpEnergy[3], usedEnergy[" + limit + "]";
    }

    private void pay(Account caller, long spent, long left) {
        long fromStake = Math.min(spent, left);
        Recovery.use(caller.energy, fromStake, run.slot());
        run.energyUsage = fromStake;
        run.energyFee = (spent - fromStake) * run.config.fees().energyFee();
        run.energyTotal = spent;
        caller.balance -= run.energyFee;
    }
}
